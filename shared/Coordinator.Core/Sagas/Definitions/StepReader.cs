using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>Reads one step by itself.</summary>
sealed class StepReader(Tenant tenant, DefinitionErrors errors)
{
    static readonly TimeSpan TimeoutDefault = TimeSpan.FromSeconds(30);
    static readonly string[] Known =
        ["name", .. CallKinds.OfStep, "compensate", "after", "retry", "timeoutMs", "pivot"];
    readonly RetryReader _retries = new(errors);

    /// <returns>Null when it is no object.</returns>
    public StepDraft? Read(SourceNode node)
    {
        if (!Shape.IsObject(node, Known, ["name"], errors))
            return null;
        var uses = new List<ReferenceUse>();
        var timeout = Shape.Time(node.Member("timeoutMs"), 1, Limits.SagaCallTimeoutMsMax, errors) ?? TimeoutDefault;
        var calls = new StepCallReader(uses, _retries, tenant, errors);
        return new StepDraft
        {
            Node = node,
            Name = Shape.Name(node.Member("name"), Limits.SagaStepNameCharsMax, errors),
            Action = ReadAction(node, uses, calls, timeout),
            Compensation = ReadCompensation(node, calls, timeout),
            Retry = _retries.Read(node.Member("retry")),
            Timeout = timeout,
            IsPivot = ReadFlag(node.Member("pivot")),
            Uses = uses,
        };
    }

    StepAction? ReadAction(SourceNode node, List<ReferenceUse> uses, StepCallReader calls, TimeSpan timeout)
    {
        if (CallKinds.One(node, CallKinds.OfStep, errors) is not { } kind)
            return null;
        var templates = new TemplateReader(mayReadOwn: false, uses, errors);
        return kind.Name switch
        {
            CallKinds.Wait => ReadWait(node, kind.Value),
            CallKinds.Tcc => ReadTcc(kind.Value, calls, timeout),
            _ => new CallReader(templates, tenant, errors).Read(kind.Name, kind.Value),
        };
    }

    WaitAction? ReadWait(SourceNode step, SourceNode node)
    {
        foreach (var name in new[] { "retry", "timeoutMs" })
        {
            if (step.Member(name) is { } member)
                errors.Add(member, $"A wait has no {name} beside it; how long it waits is its own timeoutMs.");
        }

        if (!Shape.IsObject(node, ["event", "timeoutMs"], ["event", "timeoutMs"], errors))
            return null;
        var awaited = Shape.Name(node.Member("event"), Limits.SagaNameCharsMax, errors);
        var timeout = Shape.Time(node.Member("timeoutMs"), 1, Limits.SagaWaitMsMax, errors);
        return awaited is null || timeout is null ? null : new WaitAction(awaited, timeout.Value);
    }

    TccAction? ReadTcc(SourceNode node, StepCallReader calls, TimeSpan timeout)
    {
        string[] parts = ["try", "confirm", "cancel"];
        if (!Shape.IsObject(node, parts, parts, errors))
            return null;
        var attempt = Part("try", mayReadOwn: false);
        var confirm = Part("confirm", mayReadOwn: true);
        var cancel = Part("cancel", mayReadOwn: true);
        return attempt is null || confirm is null || cancel is null ? null : new TccAction(attempt, confirm, cancel);

        StepCall? Part(string name, bool mayReadOwn) =>
            node.Member(name) is { } part ? calls.Read(part, CallKinds.OfTcc, mayReadOwn, timeout) : null;
    }

    static StepCall? ReadCompensation(SourceNode node, StepCallReader calls, TimeSpan timeout) =>
        node.Member("compensate") is { } compensate
            ? calls.Read(compensate, CallKinds.OfCompensation, mayReadOwn: true, timeout)
            : null;

    bool ReadFlag(SourceNode? node)
    {
        if (node is null || node.Kind is JsonValueKind.True or JsonValueKind.False)
            return node?.Kind == JsonValueKind.True;
        return Shape.Is(node, JsonValueKind.True, errors);
    }
}
