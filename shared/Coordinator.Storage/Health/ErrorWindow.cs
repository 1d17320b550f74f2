namespace Coordinator.Storage.Health;

/// <summary>Which share of the last seconds' requests got no answer. For one thread at a time.</summary>
/// <param name="time">The clock.</param>
sealed class ErrorWindow(TimeProvider time)
{
    /// <summary>As long as the circuit looks back.</summary>
    const int Seconds = 5;

    readonly (long Second, int Answered, int Unanswered)[] _seconds = new (long, int, int)[Seconds];

    /// <summary>0 to 1; 0 when there was no request.</summary>
    public double Share
    {
        get
        {
            var oldest = Now - Seconds;
            var recent = _seconds.Where(second => second.Second > oldest).ToList();
            var unanswered = recent.Sum(second => second.Unanswered);
            return unanswered == 0 ? 0 : (double)unanswered / recent.Sum(second => second.Answered + second.Unanswered);
        }
    }

    /// <summary>A request has ended.</summary>
    public void Add(bool isAnswered)
    {
        var now = Now;
        ref var second = ref _seconds[now % Seconds];
        if (second.Second != now)
            second = (now, 0, 0);
        second.Answered += isAnswered ? 1 : 0;
        second.Unanswered += isAnswered ? 0 : 1;
    }

    long Now => (long)time.GetElapsedTime(0, time.GetTimestamp()).TotalSeconds;
}
