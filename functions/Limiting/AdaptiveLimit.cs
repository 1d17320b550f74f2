namespace Coordinator.Functions.Limiting;

/// <summary>
/// How many requests a host serves at once: fewer by a third after each second in which a quarter of them was slow or
/// failed, more by a quarter after each other second: multiplicative both ways, so that it is back within seconds. Not
/// for many threads at once.
/// </summary>
/// <param name="most">It never grows beyond; it starts there.</param>
/// <param name="time">The clock.</param>
sealed class AdaptiveLimit(int most, TimeProvider time)
{
    /// <summary>So many are always served: with fewer a host would not learn that all is well again.</summary>
    public const int Least = 16;

    /// <summary>Fewer show nothing.</summary>
    const int EndedLeast = 8;

    const double BadShare = 0.25;
    const double Decrease = 2.0 / 3;
    const double Increase = 1.25;

    static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    double _limit = most;
    long _begun = time.GetTimestamp();
    int _ended;
    int _bad;

    /// <summary>The limit now.</summary>
    /// <param name="serving">Requests that are served.</param>
    public int Current(int serving)
    {
        Turn(serving);
        return (int)_limit;
    }

    /// <summary>A request has ended.</summary>
    /// <param name="isGood">In good time, and not for want of storage.</param>
    /// <param name="serving">Requests that were served, this one included.</param>
    public void Ended(bool isGood, int serving)
    {
        Turn(serving);
        _ended++;
        _bad += isGood ? 0 : 1;
    }

    void Turn(int serving)
    {
        var windows = (int)Math.Min(time.GetElapsedTime(_begun) / Window, 60);
        if (windows < 1)
            return;
        var isBad = _ended >= EndedLeast && _bad >= BadShare * _ended;
        // In the first of them something may have ended. In the others nothing did: all is idle, or all is stuck.
        var calm = serving == 0 ? windows - 1 : 0;
        if (!isBad && (_ended > 0 || serving == 0))
            calm++;
        _limit = Math.Max(Math.Min(Least, most), isBad ? _limit * Decrease : _limit);
        _limit = Math.Min(most, _limit * Math.Pow(Increase, calm));
        _begun = time.GetTimestamp();
        _ended = 0;
        _bad = 0;
    }
}
