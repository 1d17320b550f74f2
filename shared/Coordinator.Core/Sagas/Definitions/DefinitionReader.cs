using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>Reads and checks a definition. Everything that is wrong is told at once, each with its line.</summary>
public static class DefinitionReader
{
    /// <summary>Reads a definition that somebody sent.</summary>
    /// <param name="utf8">The JSON text.</param>
    /// <param name="tenant">Whose it is: the text names topics without the tenant's prefix.</param>
    public static DefinitionReading Read(ReadOnlyMemory<byte> utf8, Tenant tenant = default)
    {
        var source = new SourceText(utf8);
        var errors = new DefinitionErrors(source);
        var root = new SourceReader(source, errors).Read();
        var definition = root is null ? null : Read(root, utf8, tenant, errors);
        return new DefinitionReading(errors.IsEmpty ? definition : null, errors.InOrder());
    }

    /// <summary>Reads a definition that was checked when it was stored.</summary>
    /// <exception cref="InvariantViolationException">It has errors all the same.</exception>
    public static SagaDefinition Load(string json)
    {
        var reading = Read(Encoding.UTF8.GetBytes(json));
        Invariant.Require(
            reading.Definition is not null, $"a stored definition is right: {string.Join("; ", reading.Errors)}");
        return reading.Definition;
    }

    static SagaDefinition? Read(
        SourceNode root, ReadOnlyMemory<byte> utf8, Tenant tenant, DefinitionErrors errors)
    {
        if (!Shape.IsObject(root, ["steps"], ["steps"], errors)
            || root.Member("steps") is not { } list
            || !Shape.Is(list, JsonValueKind.Array, errors))
            return null;
        if (list.Elements.Length is 0 or > Limits.SagaStepsMax)
        {
            errors.Add(list, string.Create(
                CultureInfo.InvariantCulture, $"A saga has 1 to {Limits.SagaStepsMax} steps."));
            return null;
        }

        var drafts = list.Elements.Select(new StepReader(tenant, errors).Read).OfType<StepDraft>().ToList();
        CheckNames(drafts, errors);
        var before = errors.Count;
        var graph = new OrderReader(drafts, errors).Read();
        // With an order that is not what its author meant, "not done before" would be said of every other expression.
        new ExpressionRules(drafts, graph, errors).Check(isOrderRight: errors.Count == before);
        var pivot = new CompensationRules(drafts, graph, errors).Check();
        return errors.IsEmpty ? Build(drafts, graph, pivot, utf8) : null;
    }

    static void CheckNames(List<StepDraft> drafts, DefinitionErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in drafts.Where(draft => draft.Name is not null && !names.Add(draft.Name)))
            errors.Add(draft.Mark, $"There are two steps of the name {draft.Name}.");
    }

    static SagaDefinition Build(List<StepDraft> drafts, StepGraph graph, int? pivot, ReadOnlyMemory<byte> utf8)
    {
        var isJson = JsonTexts.TryNormalize(utf8, out var text);
        Invariant.Require(isJson, "a definition without errors is JSON");
        return new SagaDefinition
        {
            Steps = [.. drafts.Select((draft, index) => Build(draft, index, graph))],
            Graph = graph,
            Pivot = pivot,
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        };
    }

    static SagaStep Build(StepDraft draft, int index, StepGraph graph) => new()
    {
        Index = index,
        Name = draft.Name!,
        Action = draft.Action!,
        Compensation = draft.Compensation,
        After = graph.After[index],
        Retry = draft.Retry,
        Timeout = draft.Timeout,
    };
}
