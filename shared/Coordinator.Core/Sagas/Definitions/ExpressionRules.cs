using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>An expression reads only what is certainly there when it is read.</summary>
sealed class ExpressionRules(IReadOnlyList<StepDraft> drafts, StepGraph graph, DefinitionErrors errors)
{
    /// <param name="isOrderRight">Whether every <c>after</c> could be read.</param>
    public void Check(bool isOrderRight)
    {
        for (var step = 0; step < drafts.Count; step++)
        {
            foreach (var use in drafts[step].Uses.Where(use => use.Reference.Step is not null))
            {
                if (Problem(step, use, isOrderRight) is { } problem)
                    errors.Add(use.Node, $"{use.Reference}: {problem}");
            }
        }
    }

    string? Problem(int reader, ReferenceUse use, bool isOrderRight)
    {
        var read = IndexOf(use.Reference);
        if (read < 0)
            return $"there is no step {use.Reference.Step}.";
        if (read == reader)
        {
            return use.MayReadOwn
                ? null : "a step can read itself only in its compensation, confirm and cancel, when it has run.";
        }

        return !isOrderRight || graph.IsBefore(read, reader)
            ? null
            : $"{use.Reference.Step} is not certainly done before {drafts[reader].Title}; "
                + "only steps that come before it can be read.";
    }

    int IndexOf(Reference reference)
    {
        for (var step = 0; step < drafts.Count; step++)
        {
            if (drafts[step].Name == reference.Step)
                return step;
        }

        return -1;
    }
}
