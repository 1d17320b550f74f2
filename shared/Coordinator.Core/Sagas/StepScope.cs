using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas;

/// <summary>The values that a saga's expressions read.</summary>
sealed class StepScope(SagaStart start, SagaDefinition definition, ImmutableArray<StepRun> runs) : IScope
{
    readonly JsonElement _input = JsonTexts.Parse(start.Input);
    readonly JsonElement _id = JsonTexts.Parse(JsonTexts.Quote(start.Tenant.Plain(start.Id)));

    /// <inheritdoc />
    public string? Find(Reference reference, out JsonElement value)
    {
        var run = reference.Step is { } step ? runs[definition.IndexOf(step)!.Value] : null;
        JsonElement? found = reference.Kind switch
        {
            ReferenceKind.Input => _input,
            ReferenceKind.SagaId => _id,
            ReferenceKind.StepBody => run!.Body,
            _ => run!.Status,
        };
        value = found ?? default;
        return found is null ? ProblemOf(reference, run!) : null;
    }

    static string ProblemOf(Reference reference, StepRun run)
    {
        if (run.Effect == StepEffect.Possible)
            return "the answer of the step never came.";
        if (run.State == StepState.Skipped)
            return "the step was skipped.";
        return reference.Kind == ReferenceKind.StepBody ? run.BodyProblem : "the step has no status.";
    }
}
