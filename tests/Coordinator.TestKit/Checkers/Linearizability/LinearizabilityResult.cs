using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>What was found out about a history.</summary>
/// <param name="Keys">One verdict an object, by name.</param>
public sealed record LinearizabilityResult(ImmutableArray<KeyVerdict> Keys)
{
    /// <summary>The verdict on all of it: one object without an order is enough.</summary>
    public LinearizabilityVerdict Verdict
    {
        get
        {
            if (Has(LinearizabilityVerdict.NotLinearizable))
                return LinearizabilityVerdict.NotLinearizable;
            return Has(LinearizabilityVerdict.Undecided)
                ? LinearizabilityVerdict.Undecided
                : LinearizabilityVerdict.Linearizable;
        }
    }

    /// <summary>Whether every object has an order; not so when a search was given up.</summary>
    public bool IsLinearizable => Verdict == LinearizabilityVerdict.Linearizable;

    /// <inheritdoc />
    public override string ToString() => IsLinearizable
        ? $"linearizable: {string.Join("; ", Keys)}"
        : string.Join("\n\n", Keys.Where(key => key.Verdict != LinearizabilityVerdict.Linearizable));

    bool Has(LinearizabilityVerdict verdict) => Keys.Any(key => key.Verdict == verdict);
}
