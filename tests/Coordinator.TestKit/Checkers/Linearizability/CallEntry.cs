namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>A call or a return in the list of what is not in the order yet.</summary>
/// <param name="place">The operation's place in the history.</param>
/// <param name="isReturn">A return, or else a call.</param>
sealed class CallEntry(int place, bool isReturn)
{
    public int Place => place;

    public bool IsReturn => isReturn;

    /// <summary>The return of a call; null for one that never returned.</summary>
    public CallEntry? Return { get; set; }

    public CallEntry? Previous { get; set; }

    public CallEntry? Next { get; set; }

    /// <summary>Takes it out of the list; it still knows where it was.</summary>
    public void Unlink()
    {
        Previous!.Next = Next;
        if (Next is not null)
            Next.Previous = Previous;
    }

    /// <summary>Puts it back. What was taken out last has to be put back first.</summary>
    public void Relink()
    {
        Previous!.Next = this;
        if (Next is not null)
            Next.Previous = this;
    }
}
