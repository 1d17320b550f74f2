using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Views;

/// <summary>What is wrong with a request about views, and what to do.</summary>
static class ViewProblems
{
    /// <summary>400: a cursor of another make.</summary>
    public static Problem Cursor { get; } = ProblemOf.Invalid(
        "?cursor", "Is none that this list gave out; leave it out to begin with the first page.");

    /// <summary>404: no view of that name.</summary>
    public static Problem NoView(string name) => ProblemOf.NotFound(
        $"There is no view {name}; PUT /{WireAddresses.ViewDefinition(name)} defines one.");

    /// <summary>404: no such row.</summary>
    public static Problem NoRow(string name) => ProblemOf.NotFound(
        $"The view {name} has no row of this key: no item is in this group, as far as the view has followed.");

    /// <summary>409: a view of code has the name.</summary>
    public static Problem IsCode(string name) => ProblemOf.Conflict(
        $"The view {name} is made by code; a definition needs another name, or the view has to be deleted first.");
}
