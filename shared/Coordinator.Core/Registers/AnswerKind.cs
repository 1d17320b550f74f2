namespace Coordinator.Core.Registers;

/// <summary>What came of asking an acceptor for a promise or for acceptance.</summary>
enum AnswerKind
{
    /// <summary>It gave what was asked for.</summary>
    Given,

    /// <summary>It did not, and will not: somebody else has been there.</summary>
    Refused,

    /// <summary>It did not say, or was not asked.</summary>
    Silent,
}
