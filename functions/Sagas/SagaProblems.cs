using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Sagas;
using Coordinator.Core.Sagas;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Sagas;

/// <summary>What is wrong with a request about sagas, and what to do.</summary>
static class SagaProblems
{
    /// <summary>400: a cursor of another make.</summary>
    public static Problem Cursor { get; } = ProblemOf.Invalid(
        "?cursor", "Is none that this list gave out; leave it out to begin with the first page.");

    /// <summary>404: no definition of that name.</summary>
    public static Problem NoDefinition(string name) => ProblemOf.NotFound(
        $"There is no definition {name}; PUT /{WireAddresses.SagaDefinition(name)} stores one.");

    /// <summary>404: no such version.</summary>
    public static Problem NoVersion(string name, int version) => ProblemOf.NotFound(
        $"There is no version {version} of a definition {name}; without ?version= the newest is read.");

    /// <summary>404: no step waits for such an event.</summary>
    public static Problem NoEvent(SagaStatus saga, string name, IReadOnlyList<string> known)
    {
        var hint = known.Count == 0 ? "none waits for any." : $"those that are waited for: {string.Join(", ", known)}.";
        return ProblemOf.NotFound(
            $"No step of {saga.Definition} version {saga.Version} waits for an event {name}; {hint}") with
        {
            SagaId = saga.Id,
        };
    }

    /// <summary>404: no such step.</summary>
    public static Problem NoStep(SagaStatus saga, string name) => ProblemOf.NotFound(
        $"The saga has no step {name}; its steps: {string.Join(", ", saga.Steps.Select(step => step.Name))}.") with
    {
        SagaId = saga.Id,
    };

    /// <summary>409: it has ended.</summary>
    public static Problem Ended(SagaStatus saga) =>
        ProblemOf.SagaConflict(saga.Id, $"The saga has ended: it is {SagaAnswers.NameOf(saga.State)}.");

    /// <summary>409: too late to undo.</summary>
    public static Problem Decided(SagaStatus saga) => ProblemOf.SagaConflict(
        saga.Id, "The point of no return is passed, so the saga only goes forward. What it did can be undone by "
            + "another saga.");

    /// <summary>409: nothing for an operator to do.</summary>
    public static Problem NotStuck(SagaStatus saga, StepStatus step) => ProblemOf.SagaConflict(
        saga.Id, $"The step {step.Name} is {SagaAnswers.NameOf(step.State)}; only one that is {SagaStepStates.Stuck} "
            + "takes an operator's word.");

    /// <summary>409: nobody but the store knows whether the pivot happened.</summary>
    public static Problem Unsettled(SagaStatus saga, StepStatus step) => ProblemOf.SagaConflict(
        saga.Id, $"The step {step.Name} is the pivot, and only the store can tell whether it happened: send retry, "
            + "once the store answers. Skipped or resolved, it could stand while the other steps are undone.");
}
