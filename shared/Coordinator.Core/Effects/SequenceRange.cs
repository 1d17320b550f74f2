namespace Coordinator.Core.Effects;

/// <summary>Sequence numbers of a log, both ends included.</summary>
/// <param name="First">1 or more.</param>
/// <param name="Last">Not below <paramref name="First"/>.</param>
public readonly record struct SequenceRange(long First, long Last)
{
    /// <summary>Whether a number lies in it.</summary>
    public bool Contains(long sequence) => sequence >= First && sequence <= Last;
}
