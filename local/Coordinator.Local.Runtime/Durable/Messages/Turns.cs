namespace Coordinator.Local.Runtime.Durable.Messages;

/// <summary>Lets asynchronous actions run one after the other.</summary>
sealed class Turns
{
    readonly Lock _gate = new();
    Task _last = Task.CompletedTask;

    public Task<T> TakeAsync<T>(Func<Task<T>> action)
    {
        lock (_gate)
        {
            var turn = AfterAsync(_last, action);
            _last = turn;
            return turn;
        }
    }

    static async Task<T> AfterAsync<T>(Task before, Func<Task<T>> action)
    {
        await before.ContinueWith(static _ => { }, TaskScheduler.Default);
        return await action();
    }
}
