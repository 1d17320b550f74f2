namespace Coordinator.Samples.Trip.Misbehaviour;

/// <summary>
/// Decides how a request is treated: as it asks for itself, else by chance. What a request asks for befalls its first
/// arrival only, so that a repetition succeeds; but one that asks to be late or refused always is.
/// </summary>
sealed class Mood
{
    readonly Lock _gate = new();
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    Chances _chances = Chances.None;
    Random _random = new(0);

    /// <summary>How many requests have come.</summary>
    public int Arrivals { get; private set; }

    /// <summary>Sets the chances from now on.</summary>
    public void Set(Chances chances)
    {
        lock (_gate)
        {
            _chances = chances;
            _random = new Random(chances.Seed);
        }
    }

    /// <summary>How one arrival is treated.</summary>
    /// <param name="key">The request's key.</param>
    /// <param name="asked">What it asks for; null for nothing.</param>
    public Behaviour Next(string key, Behaviour? asked)
    {
        lock (_gate)
        {
            Arrivals++;
            var isFirst = _seen.Add(key);
            if (asked is not { } wanted)
                return _chances.Choose(_random.NextDouble());
            return isFirst || wanted is Behaviour.Late or Behaviour.Refuse ? wanted : Behaviour.Well;
        }
    }
}
