using Coordinator.TestKit;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>One of everything that a tenant can have, named after it and with a secret in it.</summary>
/// <param name="Mark">Begins every name.</param>
/// <param name="Secret">Stands in every value.</param>
sealed record TenantWorld(string Mark, string Secret)
{
    public string Collection => $"{Mark}items";

    public string Item => $"{Collection}/k";

    public string Topic => $"{Mark}news";

    public string Transaction => $"{Mark}tx";

    public string Definition => $"{Mark}trip";

    public string Saga => $"{Mark}saga";

    public string View => $"{Mark}view";

    public string Subscription => $"{Mark}mail";

    public string Lock => $"{Mark}lock";

    /// <summary>Makes everything, and waits until it can be seen.</summary>
    public async Task MakeAsync(TenantCaller caller)
    {
        await caller.OkAsync("PUT", $"api/locks/{Lock}", $$"""{ "owner": "{{Secret}}", "leaseMs": 3600000 }""");
        await caller.OkAsync("PUT", $"api/subscriptions/{Subscription}", $$"""
            { "source": "{{Collection}}", "where": { "/s": "{{Secret}}" }, "target": { "queue": "{{Mark}}queue" } }
            """);
        await caller.OkAsync("PUT", $"api/views/definitions/{View}", $$"""
            { "source": "{{Collection}}", "key": [ "/s" ], "fields": { "s": "/s" } }
            """);
        await caller.OkAsync("POST", "api/transactions", $$"""
            { "id": "{{Transaction}}", "operations": [
                { "op": "put", "item": "{{Item}}", "value": { "s": "{{Secret}}" } },
                { "op": "publish", "topic": "{{Topic}}", "value": "{{Secret}}" } ] }
            """);
        await caller.OkAsync("PUT", $"api/sagas/definitions/{Definition}", $$"""
            { "steps": [
                { "name": "seat", "transaction": { "operations": [
                    { "op": "put", "item": "{{Collection}}/seat", "value": { "s": "{{Secret}}" } } ] },
                  "compensate": { "publish": { "topic": "{{Topic}}", "value": "{{Secret}}" } } },
                { "name": "ok", "wait": { "event": "go", "timeoutMs": 3600000 } } ] }
            """);
        await caller.OkAsync(
            "POST", "api/sagas", $$"""{ "definition": "{{Definition}}", "id": "{{Saga}}", "input": "{{Secret}}" }""");
        await Eventually.IsTrueAsync(async () =>
            (await caller.GetAsync($"api/sagas/{Saga}"))["steps"]![1]!["state"]!.GetValue<string>() == "running");
        await Eventually.IsTrueAsync(async () =>
            (await caller.SendAsync("GET", $"api/views/{View}/{Secret}?after=now&waitMs=1000")).Status == 200);
    }
}
