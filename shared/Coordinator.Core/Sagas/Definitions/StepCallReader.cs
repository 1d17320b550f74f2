using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>
/// Reads <c>compensate</c>, <c>try</c>, <c>confirm</c> and <c>cancel</c>: a call with its own retries and time limit.
/// </summary>
sealed class StepCallReader(List<ReferenceUse> uses, RetryReader retries, Tenant tenant, DefinitionErrors errors)
{
    /// <param name="node">The value.</param>
    /// <param name="kinds">What it can be.</param>
    /// <param name="mayReadOwn">Whether the step has run by then.</param>
    /// <param name="timeout">The time limit unless it has its own.</param>
    /// <returns>Null when it is wrong.</returns>
    public StepCall? Read(SourceNode node, string[] kinds, bool mayReadOwn, TimeSpan timeout)
    {
        if (!Shape.IsObject(node, [.. kinds, "retry", "timeoutMs"], [], errors))
            return null;
        var retry = retries.Read(node.Member("retry"));
        var limit = Shape.Time(node.Member("timeoutMs"), 1, Limits.SagaCallTimeoutMsMax, errors) ?? timeout;
        if (CallKinds.One(node, kinds, errors) is not { } kind)
            return null;
        var calls = new CallReader(new TemplateReader(mayReadOwn, uses, errors), tenant, errors);
        return calls.Read(kind.Name, kind.Value) is { } action ? new StepCall(action, retry, limit) : null;
    }
}
