namespace Coordinator.TestKit.Durable;

/// <summary>
/// Kills the host at chosen points. Every execution of an effect passes three: before it is sent, after it took effect
/// but before its result is recorded, and after that but before the code sees it.
/// </summary>
/// <param name="numbers">Which points, counted from 0 over the whole run, also over restarts.</param>
public sealed class CrashPoints(params int[] numbers)
{
    /// <summary>How many points were passed.</summary>
    public int Passed { get; private set; }

    /// <summary>How often it struck.</summary>
    public int Strikes { get; private set; }

    public bool Strike()
    {
        var isHit = numbers.Contains(Passed++);
        Strikes += isHit ? 1 : 0;
        return isHit;
    }
}
