namespace Coordinator.TestKit.Sagas;

/// <summary>A deed, in the order in which the world saw them.</summary>
public sealed record JournalEntry(string Step, Deed Deed)
{
    public override string ToString() => $"{Step} {Deed}";
}
