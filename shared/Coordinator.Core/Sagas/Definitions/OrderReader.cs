using System.Collections.Immutable;
using System.Text.Json;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>Reads <c>after</c> of all steps, with its default, and tells cycles by their names.</summary>
sealed class OrderReader(IReadOnlyList<StepDraft> drafts, DefinitionErrors errors)
{
    public StepGraph Read()
    {
        var graph = new StepGraph([.. drafts.Select((draft, index) => ReadAfter(draft, index))]);
        foreach (var cycle in graph.Cycles())
        {
            var names = string.Join(" → ", cycle.Append(cycle[0]).Select(step => drafts[step].Title));
            errors.Add(drafts[cycle[0]].After ?? drafts[cycle[0]].Mark,
                $"These steps wait for each other, each for the next: {names}.");
        }

        return graph;
    }

    ImmutableArray<int> ReadAfter(StepDraft draft, int index)
    {
        if (draft.After is not { } after)
            return index == 0 ? [] : [index - 1];
        if (!Shape.Is(after, JsonValueKind.Array, errors))
            return [];
        var steps = ImmutableArray.CreateBuilder<int>();
        foreach (var element in after.Elements)
        {
            if (Find(element) is not { } step)
                continue;
            if (steps.Contains(step))
                errors.Add(element, $"{element.Text} stands twice.");
            else
                steps.Add(step);
        }

        steps.Sort();
        return steps.ToImmutable();
    }

    int? Find(SourceNode element)
    {
        if (Shape.Text(element, errors) is not { } name)
            return null;
        for (var step = 0; step < drafts.Count; step++)
        {
            if (drafts[step].Name == name)
                return step;
        }

        errors.Add(element, $"There is no step {name}.");
        return null;
    }
}
