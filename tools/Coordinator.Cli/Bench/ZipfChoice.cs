namespace Coordinator.Cli.Bench;

/// <summary>
/// Chooses numbers from 0 on, the first ones most: number i with the weight 1/(i+1)^theta (Zipf's law). 0 is even.
/// </summary>
sealed class ZipfChoice
{
    readonly double[] _upTo;

    /// <summary>Computes the weights.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="theta">How uneven.</param>
    public ZipfChoice(int count, double theta)
    {
        _upTo = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
            _upTo[i] = sum += Math.Pow(i + 1, -theta);
    }

    /// <summary>One number.</summary>
    public int Next(Random random)
    {
        var found = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, _upTo.Length - 1);
    }

    /// <summary>Two different numbers; there have to be two.</summary>
    public (int First, int Second) NextPair(Random random)
    {
        var first = Next(random);
        var second = Next(random);
        // Where nearly all weight is on one number, drawing until they differ would take for ever.
        return (first, second != first ? second : (first + 1 + random.Next(_upTo.Length - 1)) % _upTo.Length);
    }
}
