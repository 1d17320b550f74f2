using Coordinator.Benchmarks.Peers;

namespace Coordinator.Benchmarks.Loads;

/// <summary>A client that begins its next operation when it is told the end of the one before.</summary>
/// <param name="peer">Does the operations.</param>
/// <param name="choice">What they change.</param>
/// <param name="number">Which client.</param>
/// <param name="random">Decides, for this client alone.</param>
/// <param name="time">Measures.</param>
sealed class PeerClient(IPeer peer, AccountChoice choice, int number, Random random, TimeProvider time)
{
    long? _begun;

    /// <summary>What it has done so far; also when its host died in the middle of the next.</summary>
    public List<Sample> Samples { get; } = [];

    /// <summary>How long the operation has been under way that is not answered yet; null when none is.</summary>
    public TimeSpan? UnderWay => _begun is { } begun ? time.GetElapsedTime(begun) : null;

    /// <summary>Goes on while it is told to.</summary>
    /// <param name="goesOn">Asked before each operation, with how many were done.</param>
    public async Task RunAsync(Func<int, bool> goesOn)
    {
        while (goesOn(Samples.Count))
        {
            var start = time.GetTimestamp();
            _begun = start;
            var answer = await peer.AddAsync(choice.Next(number, Samples.Count, random));
            Samples.Add(new Sample(time.GetElapsedTime(start), answer.IsCommitted, answer.Attempts));
            _begun = null;
        }
    }
}
