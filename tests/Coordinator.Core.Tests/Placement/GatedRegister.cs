using Coordinator.Core.Placement;

namespace Coordinator.Core.Tests.Placement;

/// <summary>A register whose reads are answered by the test.</summary>
sealed class GatedRegister : IPlacementRegister
{
    readonly Queue<TaskCompletionSource<RegisterValue?>> _waiting = [];

    public int Reads { get; private set; }

    public Task<RegisterValue?> ReadAsync()
    {
        Reads++;
        var read = new TaskCompletionSource<RegisterValue?>();
        _waiting.Enqueue(read);
        return read.Task;
    }

    public Task<bool?> CompareAndSetAsync(string? expected, PlacementMap next) => throw new NotSupportedException();

    public void Answer(PlacementMap? map) => _waiting.Dequeue().SetResult(new RegisterValue(map, "mark"));

    public void AnswerNothing() => _waiting.Dequeue().SetResult(null);

    public void Throw(Exception exception) => _waiting.Dequeue().SetException(exception);
}
