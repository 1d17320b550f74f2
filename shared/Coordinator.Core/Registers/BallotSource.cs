namespace Coordinator.Core.Registers;

/// <summary>The ballots of one proposer: each is given out once, and each is higher than the one before.</summary>
/// <param name="ids">Names the proposer, once.</param>
sealed class BallotSource(IIdSource ids)
{
    /// <summary>60 bits: enough that no two proposers of a deployment ever have one name.</summary>
    const int ProposerChars = 12;

    readonly Lock _gate = new();
    readonly string _proposer = ids.NextText(ProposerChars);
    long _last;

    /// <summary>A ballot above another.</summary>
    public BallotNumber Above(BallotNumber other)
    {
        lock (_gate)
        {
            _last = Math.Max(_last, other.Counter) + 1;
            return new BallotNumber(_last, _proposer);
        }
    }
}
