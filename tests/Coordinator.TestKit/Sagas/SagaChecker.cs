using System.Globalization;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.TestKit.Sagas;

/// <summary>
/// What must hold of the world once a saga has ended: all of it happened once and in order, or nothing of it is left
/// and it was undone in reverse order. Holds for sagas that no operator has touched.
/// </summary>
public sealed class SagaChecker(SagaDefinition definition, Journal journal)
{
    /// <summary>Everything that is wrong; empty when all is well.</summary>
    public List<string> Problems(SagaStatus status)
    {
        var problems = new List<string>(journal.Violations);
        foreach (var step in definition.Steps.Where(step => step.Action is not WaitAction))
            problems.AddRange(ProblemsOf(step, status.State == SagaState.Completed));
        foreach (var (first, second) in Pairs())
            problems.AddRange(OrderProblems(first, second));
        problems.AddRange(StateProblems(status));
        return problems;
    }

    /// <summary>Fails unless all is well.</summary>
    public void Require(SagaStatus? status)
    {
        if (status is null)
            throw new InvalidOperationException($"the saga has not ended; {journal}");
        var problems = Problems(status);
        if (problems.Count > 0)
            throw new InvalidOperationException($"{status.State}: {string.Join("; ", problems)}; {journal}");
    }

    IEnumerable<string> ProblemsOf(SagaStep step, bool isCompleted)
    {
        var did = journal.Count(step.Name, Deed.Did);
        var undid = journal.Count(step.Name, Deed.Undid);
        var confirmed = journal.Count(step.Name, Deed.Confirmed);
        if (did > 1 || undid > 1 || confirmed > 1)
            yield return Text($"{step.Name} happened {did}, was undone {undid}, confirmed {confirmed} times");
        if (isCompleted && (did != 1 || undid != 0 || journal.Count(step.Name, Deed.FoundNothing) != 0))
            yield return Text($"{step.Name} of a completed saga happened {did} times and was undone {undid} times");
        if (!isCompleted && did != undid)
            yield return Text($"{step.Name} of a saga gone back happened {did} times and was undone {undid} times");
        if (confirmed != (isCompleted && step.Action is TccAction ? 1 : 0))
            yield return Text($"{step.Name} was confirmed {confirmed} times");
    }

    IEnumerable<(string First, string Second)> Pairs() =>
        from first in definition.Steps
        from second in definition.Steps
        where definition.Graph.IsBefore(first.Index, second.Index)
        select (first.Name, second.Name);

    IEnumerable<string> OrderProblems(string first, string second)
    {
        if (journal.PlaceOf(first, Deed.Did) is { } did && journal.PlaceOf(second, Deed.Did) < did)
            yield return $"{second} happened before {first}";
        if (journal.PlaceOf(second, Deed.Undid) is { } undid && journal.PlaceOf(first, Deed.Undid) < undid)
            yield return $"{first} was undone before {second}";
    }

    static IEnumerable<string> StateProblems(SagaStatus status)
    {
        StepState[] allowed = status.State == SagaState.Completed
            ? [StepState.Done] : [StepState.Compensated, StepState.Failed, StepState.Skipped];
        return status.Steps
            .Where(step => !allowed.Contains(step.State))
            .Select(step => $"{step.Name} is {step.State} in a saga that is {status.State}");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
