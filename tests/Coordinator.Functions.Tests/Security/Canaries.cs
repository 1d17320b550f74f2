using System.Text;

namespace Coordinator.Functions.Tests.Security;

/// <summary>
/// Texts that are nowhere else, in the place of secrets. The script of the CI looks for their beginnings in the log of
/// the whole test run; keep them so.
/// </summary>
static class Canaries
{
    public const string FunctionKey = "canary-secret-function-key-7f3a";
    public const string AdminKey = "canary-secret-admin-key-91bc";
    public const string WrongKey = "canary-secret-wrong-key-44d0";
    public const string Bearer = "canary-secret-bearer-5e2f";
    public const string ItemValue = "canary-value-item-a1";
    public const string SagaInput = "canary-value-saga-input-b2";
    public const string EventValue = "canary-value-event-c3";
    public const string Answer = "canary-value-answer-d4";
    public const string EventKey = "canary-value-event-key-e5";
    public const string MalformedBody = "canary-value-malformed-f6";
    public const string ParticipantQuery = "canary-value-participant-query-a7";
    public const string RefusedQuery = "canary-value-refused-query-b8";
    public const string WebhookQuery = "canary-value-webhook-query-c9";

    const string Account = "canary-secret-account-key-0123456789abcdef0123456789abcdef0123";
    const string Signing = "canary-secret-signing-key-0123456789abcdef";

    /// <summary>The storage accounts' key, in the form that connection strings have.</summary>
    public static string AccountKey { get; } = Base64(Account);

    /// <summary>The key of outgoing calls, in the form that settings have.</summary>
    public static string SigningKey { get; } = Base64(Signing);

    /// <summary>What must be in no log, no answer, no row and no message.</summary>
    public static IReadOnlyList<string> Secrets { get; } =
        [FunctionKey, AdminKey, WrongKey, Bearer, Account, AccountKey, Signing, SigningKey];

    /// <summary>What may lie where data lies, and must be in no log, no metric and no trace.</summary>
    public static IReadOnlyList<string> Values { get; } =
    [
        ItemValue, SagaInput, EventValue, Answer, EventKey, MalformedBody, ParticipantQuery, RefusedQuery, WebhookQuery,
    ];

    static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
