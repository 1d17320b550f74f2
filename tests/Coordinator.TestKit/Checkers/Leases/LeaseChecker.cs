using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.Leases;

/// <summary>
/// Judges who believed to hold locks, and what was accepted under their fence tokens. A lock is not one more register
/// for the search of linearizability: whether a request is granted depends on clocks that may differ, and one request
/// may take a lock, lose it before its fence is raised, and be refused.
/// </summary>
public static class LeaseChecker
{
    const string TwoOwners = "token-of-two-owners";
    const string TokenWentBack = "token-went-back";
    const string TwoBelievers = "two-believers";
    const string StaleWrite = "stale-write";

    /// <summary>
    /// Everything that is wrong with grants: a token with two owners, a token that is not above those given before it
    /// was asked for, two owners who believe to have the lock at once for longer than the rules allow.
    /// </summary>
    public static FaultReport CheckGrants(ImmutableArray<LockGrant> grants, LeaseRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var locks = grants.GroupBy(grant => grant.Lock).Select(one => one.ToImmutableArray()).ToList();
        return FaultReport.Of(locks.SelectMany(one =>
            OwnerFaults(one).Concat(OrderFaults(one)).Concat(BeliefFaults(one, rules))));
    }

    /// <summary>
    /// Everything that is wrong with what a fenced store accepted: a write under a token that is smaller than one under
    /// which somebody had written, or looked, before.
    /// </summary>
    public static FaultReport CheckActs(ImmutableArray<FencedAct> acts) =>
        FaultReport.Of(acts.GroupBy(act => act.Guarded).SelectMany(ActFaults));

    static IEnumerable<Fault> OwnerFaults(ImmutableArray<LockGrant> grants) =>
        grants.GroupBy(grant => grant.Token)
            .Where(same => same.DistinctBy(grant => grant.Owner).Count() > 1)
            .Select(same => new Fault(
                TwoOwners, Text([.. same.DistinctBy(grant => grant.Owner)])));

    /// <summary>Goes through the grants by when they were asked for, beside the highest told before.</summary>
    static IEnumerable<Fault> OrderFaults(ImmutableArray<LockGrant> grants)
    {
        var told = new Queue<LockGrant>(grants.OrderBy(grant => grant.ToldAt));
        LockGrant? highest = null;
        foreach (var grant in grants.OrderBy(grant => grant.AskedAt))
        {
            while (told.TryPeek(out var earlier) && earlier.ToldAt < grant.AskedAt)
            {
                if (highest is null || earlier.Token > highest.Token)
                    highest = earlier;
                told.Dequeue();
            }

            if (grant.Token < highest?.Token)
                yield return new Fault(TokenWentBack, Text(highest, grant));
        }
    }

    static IEnumerable<Fault> BeliefFaults(ImmutableArray<LockGrant> grants, LeaseRules rules)
    {
        var believing = new List<LockGrant>();
        foreach (var grant in grants.OrderBy(grant => grant.ToldAt))
        {
            believing.RemoveAll(earlier => earlier.BelievedUntil - grant.ToldAt <= rules.OverlapMax);
            foreach (var other in believing.Where(other => other.Owner != grant.Owner))
            {
                var end = other.BelievedUntil < grant.BelievedUntil ? other.BelievedUntil : grant.BelievedUntil;
                if (end - grant.ToldAt > rules.OverlapMax)
                    yield return new Fault(TwoBelievers, $"for {end - grant.ToldAt}: {Text(other, grant)}");
            }

            believing.Add(grant);
        }
    }

    /// <summary>A look at a version comes after the write that made it.</summary>
    static IEnumerable<Fault> ActFaults(IEnumerable<FencedAct> acts)
    {
        FencedAct? highest = null;
        foreach (var act in acts.OrderBy(act => act.Version).ThenBy(act => act.IsWrite ? 0 : 1))
        {
            if (act.IsWrite && act.Token < highest?.Token)
                yield return new Fault(StaleWrite, $"{act}, but {highest}");
            if (highest is null || act.Token > highest.Token)
                highest = act;
        }
    }

    static string Text(params LockGrant[] grants) => string.Join("; ", grants.AsEnumerable());
}
