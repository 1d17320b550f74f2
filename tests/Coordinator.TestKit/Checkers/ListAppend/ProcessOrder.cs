using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>A client does one thing after the other.</summary>
static class ProcessOrder
{
    public static void Find(ImmutableArray<ObservedTransaction> transactions, List<Dependency> found)
    {
        var last = new Dictionary<int, int>();
        foreach (var place in Happened.In(transactions).OrderBy(place => transactions[place].InvokedAt))
        {
            var process = transactions[place].Process;
            if (last.TryGetValue(process, out var earlier))
                found.Add(new Dependency(earlier, place, DependencyKind.Process, Step: null));
            last[process] = place;
        }
    }
}
