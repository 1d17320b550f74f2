namespace Coordinator.Storage.Tests.Support;

/// <summary>Lets one request meet a fault.</summary>
sealed class NextFault
{
    /// <summary>What the next request meets; none after it.</summary>
    public Fault Next { get; set; }

    /// <summary>Does the request unless it meets a fault before.</summary>
    public async Task<T> MeetAsync<T>(Func<Task<T>> request, T unknown)
    {
        var fault = Next;
        Next = Fault.None;
        if (fault == Fault.BeforeDurable)
            return unknown;
        var answer = await request();
        return fault == Fault.AfterDurable ? unknown : answer;
    }
}
