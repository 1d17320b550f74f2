using System.Collections.Immutable;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>
/// Who waits for whom, by the places of the steps. Every order in it is by place, so that it is the same in every
/// replay.
/// </summary>
public sealed class StepGraph
{
    readonly bool[][] _isBefore;

    /// <summary>Builds it; cycles are allowed, so that they can be told.</summary>
    /// <param name="after">For each step the steps that come right before it.</param>
    public StepGraph(ImmutableArray<ImmutableArray<int>> after)
    {
        After = after;
        Followers = [.. after.Select((_, step) => FollowersOf(after, step))];
        _isBefore = [.. after.Select((_, step) => Reach(step))];
    }

    /// <summary>For each step the steps that come right before it.</summary>
    public ImmutableArray<ImmutableArray<int>> After { get; }

    /// <summary>For each step the steps that come right after it.</summary>
    public ImmutableArray<ImmutableArray<int>> Followers { get; }

    /// <summary>How many steps there are.</summary>
    public int Count => After.Length;

    /// <summary>Whether one step is done before another starts, directly or over others.</summary>
    public bool IsBefore(int first, int second) => _isBefore[first][second];

    /// <summary>
    /// The cycles, each as a shortest way round: every step waits for the next, the last for the first. One for each
    /// set of steps that wait for each other.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Cycles()
    {
        var cycles = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        for (var step = 0; step < Count; step++)
        {
            var isFirstOfItsSet = IsBefore(step, step)
                && !Enumerable.Range(0, step).Any(other => IsBefore(other, step) && IsBefore(step, other));
            if (isFirstOfItsSet)
                cycles.Add(WayRound(step));
        }

        return cycles.ToImmutable();
    }

    static ImmutableArray<int> FollowersOf(ImmutableArray<ImmutableArray<int>> after, int step) =>
        [.. Enumerable.Range(0, after.Length).Where(other => after[other].Contains(step))];

    bool[] Reach(int start)
    {
        var reached = new bool[Count];
        var open = new Queue<int>(Followers[start]);
        while (open.TryDequeue(out var step))
        {
            if (reached[step])
                continue;
            reached[step] = true;
            foreach (var next in Followers[step])
                open.Enqueue(next);
        }

        return reached;
    }

    ImmutableArray<int> WayRound(int start)
    {
        var waiter = new Dictionary<int, int>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var step))
        {
            foreach (var earlier in After[step].Where(earlier => waiter.TryAdd(earlier, step)))
                open.Enqueue(earlier);
        }

        var way = new Stack<int>();
        var at = start;
        do
        {
            at = waiter[at];
            way.Push(at);
        }
        while (at != start);
        return [.. way];
    }
}
