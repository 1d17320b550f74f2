namespace Coordinator.Core.Sagas.Definitions;

/// <summary>
/// Everything that can happen before the point of no return can be undone:
/// <list type="bullet">
/// <item>An http, transaction or publish step needs <c>compensate</c> unless it comes after the pivot.</item>
/// <item>The pivot itself: an http pivot needs it, since its last answer may be lost. A transaction or publish pivot
/// needs none: closing its id tells for certain whether it happened, and then the saga goes forward or back.</item>
/// <item>Without a pivot, for the same reason, a transaction or publication that everything else precedes needs none:
/// it is the pivot.</item>
/// <item>A tcc step has its cancel, a wait has no effect; neither takes <c>compensate</c>. After the pivot nothing
/// compensates, so there it is refused rather than silently never run.</item>
/// </list>
/// </summary>
sealed class CompensationRules(IReadOnlyList<StepDraft> drafts, StepGraph graph, DefinitionErrors errors)
{
    /// <summary>Checks every step.</summary>
    /// <returns>The point of no return; null when there is none.</returns>
    public int? Check()
    {
        var pivot = DeclaredPivot() ?? ImpliedPivot();
        for (var step = 0; step < drafts.Count; step++)
            Check(step, pivot);
        return pivot;
    }

    int? DeclaredPivot()
    {
        int? pivot = null;
        for (var step = 0; step < drafts.Count; step++)
        {
            if (!drafts[step].IsPivot)
                continue;
            if (pivot is { } first)
            {
                errors.Add(drafts[step].Node.Member("pivot")!,
                    $"There is one pivot at most, and {drafts[first].Title} is one.");
            }

            pivot ??= step;
        }

        return pivot;
    }

    int? ImpliedPivot()
    {
        for (var step = 0; step < drafts.Count; step++)
        {
            var isLast = Enumerable.Range(0, drafts.Count).All(other => other == step || graph.IsBefore(other, step));
            var isUndone = drafts[step].Node.Member("compensate") is not null;
            if (isLast && !graph.IsBefore(step, step) && IsStored(step) && !isUndone)
                return step;
        }

        return null;
    }

    void Check(int step, int? pivot)
    {
        var draft = drafts[step];
        var given = draft.Node.Members.FirstOrDefault(member => member.Name == "compensate");
        var isAfterPivot = pivot is { } point && graph.IsBefore(point, step);
        if (given is null)
        {
            var isFree = isAfterPivot || draft.Action is not CallAction || (step == pivot && IsStored(step));
            if (!isFree)
            {
                errors.Add(draft.Mark.Offset, draft.Node.PointerTo("compensate"),
                    $"{draft.Title} needs compensate: it can happen before the point of no return.");
            }

            return;
        }

        if (UselessBecause(draft, isAfterPivot) is { } reason)
            errors.Add(given.Offset, given.Value.Pointer, reason);
    }

    static string? UselessBecause(StepDraft draft, bool isAfterPivot) => draft.Action switch
    {
        WaitAction => "A wait has no effect, so there is nothing to compensate.",
        TccAction => "A tcc step is undone by its cancel.",
        not null when isAfterPivot => "After the pivot nothing compensates; this would never run.",
        _ => null,
    };

    bool IsStored(int step) => drafts[step].Action is CallAction { IsStored: true };
}
