namespace Coordinator.Core.Registers;

/// <summary>Waits for as many acceptors as it takes, and for no more.</summary>
static class Quorum
{
    /// <summary>How many make a majority.</summary>
    public static int Of(int acceptors) => (acceptors / 2) + 1;

    /// <summary>
    /// Waits until enough answers are what is hoped for, or until that cannot be any more. The others go on by
    /// themselves.
    /// </summary>
    /// <returns>The answers that came in time, in that order.</returns>
    public static async Task<IReadOnlyList<T>> WaitAsync<T>(
        IReadOnlyCollection<Task<T>> asked, Func<T, bool> isHopedFor)
    {
        var needed = Of(asked.Count);
        var (hopedFor, others) = (0, 0);
        var pending = asked.ToList();
        var answers = new List<T>(asked.Count);
        while (hopedFor < needed && others <= asked.Count - needed)
        {
            var first = await Task.WhenAny(pending);
            pending.Remove(first);
            var answer = await first;
            answers.Add(answer);
            if (isHopedFor(answer))
                hopedFor++;
            else
                others++;
        }

        return answers;
    }
}
