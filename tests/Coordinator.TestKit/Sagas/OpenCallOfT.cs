using System.Text.Json;

namespace Coordinator.TestKit.Sagas;

/// <summary>An effect that has no result yet, with its kind of result.</summary>
sealed class OpenCall<T>(EffectCall call) : OpenCall(call)
{
    readonly TaskCompletionSource<T> _result = new();

    public Task<T> Result => _result.Task;

    public override bool IsOpen => !_result.Task.IsCompleted;

    public override void Complete(string json) => _result.TrySetResult(JsonSerializer.Deserialize<T>(json)!);
}
