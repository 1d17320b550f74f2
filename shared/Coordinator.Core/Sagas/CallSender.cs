using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas;

/// <summary>Fills the expressions of a call in, once for all its attempts, and sends it.</summary>
sealed class CallSender
{
    readonly Func<string, string?, TimeSpan, Task<StepAnswer>> _send;

    CallSender(Func<string, string?, TimeSpan, Task<StepAnswer>> send) => _send = send;

    /// <exception cref="ExpressionException">An expression has no value.</exception>
    public static CallSender Prepare(CallAction action, IScope scope, ISagaEffects effects) => action switch
    {
        HttpAction http => PrepareHttp(http, scope, effects),
        TransactionAction transaction => PrepareTransaction(transaction, scope, effects),
        PublishAction publish => PreparePublish(publish, scope, effects),
        _ => throw new InvariantViolationException("a call is one of three kinds"),
    };

    /// <summary>Sends it once.</summary>
    /// <param name="key">Its idempotency key.</param>
    /// <param name="closes">See <see cref="HttpCall.Closes"/>.</param>
    /// <param name="timeout">The time limit.</param>
    public Task<StepAnswer> SendAsync(string key, string? closes, TimeSpan timeout) => _send(key, closes, timeout);

    static CallSender PrepareHttp(HttpAction http, IScope scope, ISagaEffects effects)
    {
        var url = UrlRenderer.Render(http.Url, scope);
        var body = http.Body is { } template ? JsonRenderer.Render(template, scope) : null;
        return new CallSender((key, closes, timeout) => effects.CallAsync(new HttpCall
        {
            Key = key,
            Closes = closes,
            Method = http.Method,
            Url = url,
            Body = body,
            Timeout = timeout,
        }));
    }

    static CallSender PrepareTransaction(TransactionAction transaction, IScope scope, ISagaEffects effects)
    {
        var operations = JsonRenderer.Render(transaction.Operations, scope);
        return new CallSender((key, _, timeout) =>
            effects.TransactAsync(new TransactionCall(key, operations, timeout)));
    }

    static CallSender PreparePublish(PublishAction publish, IScope scope, ISagaEffects effects)
    {
        var value = JsonRenderer.Render(publish.Value, scope);
        return new CallSender((key, _, timeout) =>
            effects.PublishAsync(new PublishCall(key, publish.Topic, value, timeout)));
    }
}
