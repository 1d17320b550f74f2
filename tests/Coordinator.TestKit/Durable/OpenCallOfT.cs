using System.Text.Json;

namespace Coordinator.TestKit.Durable;

/// <summary>An effect that has no result yet, with its kind of result.</summary>
sealed class OpenCall<T>(EffectCall call, JsonSerializerOptions options) : OpenCall(call)
{
    readonly TaskCompletionSource<T> _result = new();

    public Task<T> Result => _result.Task;

    public override bool IsOpen => !_result.Task.IsCompleted;

    public override void Complete(string result) =>
        _result.TrySetResult(JsonSerializer.Deserialize<T>(result, options)!);
}
