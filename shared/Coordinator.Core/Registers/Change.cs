namespace Coordinator.Core.Registers;

/// <summary>
/// One compare-and-set on its way. It proposes the same value, version included, in all its rounds: what an acceptor
/// took in an earlier round is no other value than what is proposed in a later one.
/// </summary>
/// <param name="expected">The version that it replaces; null for none.</param>
/// <param name="bytes">The new value.</param>
sealed class Change(string? expected, ReadOnlyMemory<byte> bytes)
{
    AcceptedValue? _proposed;

    /// <summary>Whether some acceptor may hold the new value, so that another proposer may come to choose it.</summary>
    public bool MayBeAccepted { get; set; }

    /// <summary>Whether this is the value that it replaces.</summary>
    public bool Replaces(AcceptedValue? current) => current?.Version == expected;

    /// <summary>The new value; its version is the text of the first ballot that it is proposed under.</summary>
    public AcceptedValue ProposeUnder(BallotNumber ballot) =>
        _proposed ??= new AcceptedValue(ballot.ToString(), expected, bytes);

    /// <summary>Whether it happened, told from what was chosen later; null when that does not tell.</summary>
    public bool? Judge(AcceptedValue? chosen)
    {
        if (_proposed is not null && chosen?.Version == _proposed.Version)
            return true;
        // Each version is replaced at most once. So if the chosen one took that place, this change never did.
        var isBeaten = chosen is not null && chosen.Replaced == expected;
        return isBeaten || !MayBeAccepted ? false : null;
    }
}
