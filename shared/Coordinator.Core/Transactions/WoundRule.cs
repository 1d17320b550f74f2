using Coordinator.Core.Model;

namespace Coordinator.Core.Transactions;

/// <summary>
/// The older wounds the younger, once that had time to get through; so what retries grows old and cannot starve.
/// </summary>
static class WoundRule
{
    /// <summary>For one that holds nothing while it waits.</summary>
    /// <param name="context">Time and options.</param>
    /// <param name="started">When the one that finds its way blocked first started.</param>
    /// <param name="holder">The attempt in its way.</param>
    public static bool Allows(ProtocolContext context, Hlc started, Attempt holder) =>
        started < holder.Started && HadItsTime(context, holder);

    /// <summary>
    /// For an attempt that holds something while it waits: of two that are equally old one must be the older, else they
    /// wait for each other until their leases end.
    /// </summary>
    public static bool Allows(ProtocolContext context, Attempt mine, Attempt holder) =>
        (mine.Started < holder.Started || (mine.Started == holder.Started && IsFirst(mine.Id, holder.Id)))
        && HadItsTime(context, holder);

    static bool HadItsTime(ProtocolContext context, Attempt holder) =>
        context.Now - holder.CommitTime.Time > context.Options.WoundAfter;

    static bool IsFirst(AttemptId one, AttemptId other) =>
        string.CompareOrdinal(one.Transaction.Value, other.Transaction.Value) < 0;
}
