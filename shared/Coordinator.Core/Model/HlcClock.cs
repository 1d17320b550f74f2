namespace Coordinator.Core.Model;

/// <summary>
/// The clock of one host: every value is later than all it gave and all it observed. Safety never depends on it; it
/// orders the event log and makes commit times grow along every item.
/// </summary>
public sealed class HlcClock(TimeProvider time)
{
    long _last;

    /// <summary>A value later than any given or observed before.</summary>
    public Hlc Now() => Advance(Hlc.At(time.GetUtcNow()).Value);

    /// <summary>Takes note of a value seen in a row or a message, so that later values exceed it.</summary>
    public void Observe(Hlc seen)
    {
        var last = Volatile.Read(ref _last);
        while (seen.Value > last)
        {
            var found = Interlocked.CompareExchange(ref _last, seen.Value, last);
            if (found == last)
                return;
            last = found;
        }
    }

    Hlc Advance(long physical)
    {
        var last = Volatile.Read(ref _last);
        while (true)
        {
            var next = Math.Max(physical, last + 1);
            var found = Interlocked.CompareExchange(ref _last, next, last);
            if (found == last)
                return new Hlc(next);
            last = found;
        }
    }
}
