namespace Coordinator.Contracts.OpenApi;

/// <summary>Parameters that several routes share.</summary>
static class ApiParameters
{
    public static ApiParameter Id { get; } = new("path", "id", "The transaction's id, percent-encoded.");

    public static ApiParameter Collection { get; } = new("path", "collection", "1-63 characters A-Z a-z 0-9 _ -.");

    public static ApiParameter Key { get; } = new(
        "path", "key", "The rest of the path, slashes included, percent-decoded once: 1-512 bytes of UTF-8.");

    public static ApiParameter IdempotencyKey { get; } = new(
        "header", WireHeaders.IdempotencyKey,
        "The transaction's id. A repeated request with it gets the first one's answer.");

    public static ApiParameter Prefer { get; } = new(
        "header", WireHeaders.Prefer,
        "respond-async: 202 at once, the work goes on without the caller. wait=N: the same after N seconds, at most "
        + "60.");

    public static ApiParameter IfMatch { get; } = new(
        "header", "If-Match", "A list of ETags, one of which the item must have, or * for any: otherwise 412.");

    public static ApiParameter IfNoneMatchAny { get; } = new(
        "header", "If-None-Match", "*: the item must not exist, otherwise 412.");

    public static ApiParameter IfNoneMatch { get; } = new(
        "header", "If-None-Match", "A list of ETags; if the item has one of them, 304.");

    public static ApiParameter SeenCommitTime { get; } = new(
        "header", WireHeaders.CommitTime,
        "A commit time that the caller has seen, at another host perhaps: what this request commits is later.");

    public static ApiParameter Shard { get; } = new("path", "id", "The shard's number.", "integer");

    public static ApiParameter Saga { get; } = new("path", "id", "The saga's id, percent-encoded.");

    public static ApiParameter SagaDefinition { get; } = new("path", "name", "1-63 characters A-Z a-z 0-9 _ -.");

    public static ApiParameter SagaStep { get; } = new("path", "step", "The step's name.");

    public static ApiParameter SagaKey { get; } = new(
        "header", WireHeaders.IdempotencyKey, "The saga's id. A repeated request with it joins the saga that runs.");

    public static ApiParameter EventKey { get; } = new(
        "header", WireHeaders.IdempotencyKey,
        "1-128 characters. The event counts once, however often it comes with this key.");

    public static ApiParameter PreferWait { get; } = new(
        "header", WireHeaders.Prefer, "wait=N: wait up to N seconds, at most 60, for the saga's end (RFC 7240).");

    public static ApiParameter Top { get; } = new("query", "top", "The most to return, 1-200; default 50.", "integer");

    public static ApiParameter Cursor { get; } = new("query", "cursor", "From the page before.");

    public static ApiParameter ViewDefinition { get; } = new(
        "path", "name", "The view's name: 1-63 characters A-Z a-z 0-9 _ -, but not definitions.");

    public static ApiParameter View { get; } = new("path", "view", "The view's name.");

    public static ApiParameter ViewAfter { get; } = new(
        "query", "after",
        "A commit time that an answer gave: the view must have applied whatever was acknowledged up to it; 503 "
        + "otherwise. Or now: whatever was acknowledged before this request, as far as the hosts' clocks agree.");

    public static ApiParameter ViewSlots { get; } = new(
        "query", "slots",
        "With after: only these slots count, 12,40; those of the transaction stand in its answer. Default: all, which "
        + "costs more.");

    public static ApiParameter ViewWait { get; } = new(
        "query", "waitMs", "With after: how long to wait for the view, 0-60000; default 0.", "integer");
}
