namespace Coordinator.Functions.Tests.Histories;

/// <summary>The definition of the recorded sagas: every kind of step, some at the same time.</summary>
static class TripSteps
{
    /// <summary>The definition as JSON.</summary>
    /// <param name="host">Where the participant listens.</param>
    /// <param name="account">The item that pays.</param>
    public static string Of(string host, string account) => $$$"""
        {
          "steps": [
            {
              "name": "seat", "after": [],
              {{{Post(host, "seat", "${input.seat}")}}},
              "retry": { "attempts": 3, "firstMs": 20, "factor": 2, "maxMs": 50 },
              "compensate": { "http": { "method": "DELETE", "url": "http://{{{host}}}/seat/${saga.id}" } }
            },
            {
              "name": "room", "after": [],
              "tcc": {
                "try": { {{{Post(host, "room/try", "${input.room}")}}} },
                "confirm": { {{{Post(host, "room/confirm", "well")}}} },
                "cancel": { {{{Post(host, "room/cancel", "well")}}} }
              }
            },
            {
              "name": "pay", "after": [ "seat", "room" ],
              {{{Add(account, -10)}}},
              "compensate": { {{{Add(account, 10)}}} }
            },
            { "name": "ok", "wait": { "event": "approved", "timeoutMs": 600000 }, "pivot": true },
            { "name": "mail", {{{Post(host, "mail", "${input.mail}")}}}, "retry": { "attempts": 1 } },
            { "name": "tell", "publish": { "topic": "trips", "value": "${steps.seat.body}" } }
          ]
        }
        """;

    static string Post(string host, string path, string behave) => $$$"""
        "http": {
          "method": "POST", "url": "http://{{{host}}}/{{{path}}}",
          "body": { "trip": "${saga.id}", "behave": "{{{behave}}}" }
        }
        """;

    static string Add(string account, int by) => $$"""
        "transaction": { "operations": [ { "op": "add", "item": "{{account}}", "path": "/balance", "by": {{by}} } ] }
        """;
}
