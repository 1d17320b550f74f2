namespace Coordinator.Core.Sagas.Definitions;

/// <summary>What is wrong with a definition, and where.</summary>
/// <param name="Place">A JSON pointer (RFC 6901) to the value, to the member, or to where a missing one
/// belongs.</param>
/// <param name="Line">The line of the offending token, from 1.</param>
/// <param name="Column">Its column in characters, from 1.</param>
/// <param name="Message">What is wrong and what is allowed, for people.</param>
public sealed record DefinitionError(string Place, int Line, int Column, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{Line}:{Column} {Place}: {Message}";
}
