using System.Globalization;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Answers;

/// <summary>Makes the problem documents, so that each type has one title and one status.</summary>
static class ProblemOf
{
    /// <summary>400 with the places.</summary>
    public static Problem Invalid(IReadOnlyDictionary<string, string> errors) =>
        Of(ProblemTypes.Invalid, "The request is not valid", 400) with { Errors = errors, Retryable = false };

    /// <summary>400 with one place.</summary>
    public static Problem Invalid(string place, string message) =>
        Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { [place] = message });

    /// <summary>413 with the places.</summary>
    public static Problem TooLarge(IReadOnlyDictionary<string, string> errors) =>
        Of(ProblemTypes.TooLarge, "Too large", 413) with { Errors = errors, Retryable = false };

    /// <summary>413: the whole body.</summary>
    public static Problem BodyTooLarge { get; } = Of(ProblemTypes.TooLarge, "Too large", 413) with
    {
        Detail = string.Create(CultureInfo.InvariantCulture, $"A body has at most {Limits.RequestBytesMax} bytes."),
        Retryable = false,
    };

    /// <summary>408: the whole body.</summary>
    public static Problem BodyTooSlow { get; } =
        Of(ProblemTypes.RequestTimeout, "The body took too long", 408) with
        {
            Detail = "The body did not arrive in time; nothing was written. Send it again, on a connection of its own.",
            Retryable = true,
        };

    /// <summary>414.</summary>
    public static Problem AddressTooLong { get; } = Of(ProblemTypes.AddressTooLong, "Address too long", 414) with
    {
        Detail = string.Create(
            CultureInfo.InvariantCulture, $"Path and query have at most {Limits.AddressCharsMax} characters."),
        Retryable = false,
    };

    /// <summary>431.</summary>
    public static Problem HeadersTooLarge { get; } = Of(ProblemTypes.HeadersTooLarge, "Headers too large", 431) with
    {
        Detail = string.Create(
            CultureInfo.InvariantCulture,
            $"A request has at most {Limits.HeadersMax} header fields, {Limits.HeaderCharsMax} characters in all."),
        Retryable = false,
    };

    /// <summary>413: what a write would have made of an item.</summary>
    public static Problem ValueTooLarge(string id) => Of(ProblemTypes.TooLarge, "Too large", 413) with
    {
        Detail = string.Create(
            CultureInfo.InvariantCulture, $"An item's value has at most {Limits.ItemBytesMax} bytes of UTF-8."),
        TransactionId = id,
        Outcome = TransactionStatuses.Aborted,
        Retryable = false,
    };

    /// <summary>403.</summary>
    public static Problem DrillsDisabled { get; } = Of(ProblemTypes.DrillsDisabled, "Drills are disabled", 403) with
    {
        Detail = "This host breaks nothing on purpose unless its setting Coordinator:Drills:Enabled is true.",
        Retryable = false,
    };

    /// <summary>401.</summary>
    public static Problem Unauthorized(string detail) =>
        Of(ProblemTypes.Unauthorized, "Unauthorized", 401) with { Detail = detail, Retryable = false };

    /// <summary>401 of a request that App Service authentication says nothing about.</summary>
    public static Problem NotSignedIn { get; } = Unauthorized(
        "Sign in with Entra ID, or send an access token of Entra ID for this API in the header Authorization, after "
        + "the word Bearer.");

    /// <summary>401 of everybody, on a host that waits for App Service authentication to say who calls.</summary>
    public static Problem PlatformMissing { get; } = Unauthorized(
        "App Service authentication is to say who calls, and it is not enabled for this host. An operator enables it, "
        + "or sets Coordinator:Access:Platform to false.");

    /// <summary>403 of a function that the table of routes does not list.</summary>
    public static Problem Closed { get; } = Forbidden(
        "This address is closed to everybody; /api/openapi.json lists what there is.");

    /// <summary>403 of a caller who is known, and who has not the role that this takes.</summary>
    public static Problem RoleMissing(string role) => Forbidden(
        $"This takes the app role {role}, which an administrator of the directory gives; or, with keys, an "
        + "operator's key that is no tenant's.");

    /// <summary>403 of a caller who is known, and who may not do this.</summary>
    public static Problem Forbidden(string detail) =>
        Of(ProblemTypes.Forbidden, "Not allowed", 403) with { Detail = detail, Retryable = false };

    /// <summary>403 of a client of whom nothing tells for which tenant it acts.</summary>
    public static Problem NoTenant { get; } = Forbidden(
        "This deployment has tenants, and this caller acts for none of them. An operator adds the SHA-256 of the key "
        + "to Coordinator:Tenants:N:Keys, or of an operator's key to Coordinator:Access:OperatorKeys; or, with Entra "
        + "ID, the application's or user's id to Coordinator:Tenants:N:Clients.");

    /// <summary>404 for an item, a transaction, a saga, a definition, a view, a row or a route.</summary>
    public static Problem NotFound(string detail) =>
        Of(ProblemTypes.NotFound, "Not found", 404) with { Detail = detail };

    /// <summary>405.</summary>
    public static Problem MethodNotAllowed(string method) =>
        Of(ProblemTypes.MethodNotAllowed, "Method not allowed", 405) with
        {
            Detail = $"This address does not take {method}; the header Allow lists what it takes.",
        };

    /// <summary>404: no such saga.</summary>
    public static Problem SagaNotFound(string id) => NotFound(
        "No saga of this id was ever started; POST /api/sagas starts one, GET /api/sagas lists them.") with
    {
        SagaId = id,
    };

    /// <summary>409 of a saga.</summary>
    public static Problem SagaConflict(string id, string detail) => Conflict(detail) with { SagaId = id };

    /// <summary>409 of what is not possible as things are.</summary>
    public static Problem Conflict(string detail) =>
        Of(ProblemTypes.Conflict, "Not possible in this state", 409) with { Detail = detail, Retryable = false };

    /// <summary>409 of a name under which something of another owner is stored: a view, or a subscription.</summary>
    public static Problem OtherOwner(string what) => Conflict(
        $"A {what} of this name is stored, and it is not the caller's: it is older than the settings of tenants. "
        + "Choose another name, or have an operator delete it by its full name, which has the tenant's prefix.");

    /// <summary>409 of a lock that somebody else has.</summary>
    public static Problem LockHeld(string? holder, DateTimeOffset expiresAt) =>
        Of(ProblemTypes.LockHeld, "The lock is held", 409) with
        {
            Detail = "Somebody else has the lock. Come back after the time in Retry-After; its holder may renew it.",
            Holder = holder,
            ExpiresAt = expiresAt,
            Retryable = true,
        };

    /// <summary>409 of a token that is not a lock's newest.</summary>
    public static Problem StaleToken(long newest) => Conflict(string.Create(
        CultureInfo.InvariantCulture, $"The lock's newest token is {newest}; only who has that can give it back."));

    /// <summary>412.</summary>
    public static Problem PreconditionFailed(string detail) =>
        Of(ProblemTypes.PreconditionFailed, "Precondition failed", 412) with { Detail = detail, Retryable = false };

    /// <summary>415.</summary>
    public static Problem UnsupportedMediaType(string allowed) =>
        Of(ProblemTypes.UnsupportedMediaType, "Unsupported media type", 415) with
        {
            Detail = $"Send the body as {allowed}.",
        };

    /// <summary>415 of a body that is compressed.</summary>
    public static Problem BodyCompressed { get; } =
        Of(ProblemTypes.UnsupportedMediaType, "Unsupported media type", 415) with
        {
            Detail = "Send the body as it is, without Content-Encoding.",
            Retryable = false,
        };

    /// <summary>422.</summary>
    public static Problem IdempotencyMismatch(string id) =>
        Of(ProblemTypes.IdempotencyMismatch, "The id was used for another request", 422) with
        {
            Detail =
                "A transaction with this id and other operations has run before. Nothing of this request happened.",
            TransactionId = id,
            Retryable = false,
        };

    /// <summary>422 of a saga.</summary>
    public static Problem SagaMismatch(string id) =>
        Of(ProblemTypes.IdempotencyMismatch, "The id was used for another request", 422) with
        {
            Detail = "A saga with this id was started with another definition or input. Nothing of this request "
                + "happened; give it an id of its own.",
            SagaId = id,
            Retryable = false,
        };

    /// <summary>409.</summary>
    public static Problem Aborted(string id, bool retryable, IReadOnlyList<OperationFailureBody> operations) =>
        Of(ProblemTypes.Aborted, "Transaction aborted", 409) with
        {
            TransactionId = id,
            Outcome = TransactionStatuses.Aborted,
            Retryable = retryable,
            Operations = operations,
        };

    /// <summary>429.</summary>
    public static Problem Busy { get; } = Of(ProblemTypes.Busy, "Too many requests", 429) with
    {
        Detail = "This caller sends more requests than its limit allows; come back after the time in Retry-After.",
        Retryable = true,
    };

    /// <summary>429 of a host that has as much to do as it can do well.</summary>
    public static Problem Overloaded { get; } = Busy with
    {
        Detail = "This host has as much to do as it can do well; nothing was written. Come back after the time in "
            + "Retry-After.",
    };

    /// <summary>429 of an address from which too much came that was refused.</summary>
    public static Problem ManyRefusals { get; } = Busy with
    {
        Detail = "Too many requests from this address showed nothing, or nothing that is good here, so this one was "
            + "not looked at. Come back after the time in Retry-After, with a good key or token.",
    };

    /// <summary>429 of a slot that many transactions want at once.</summary>
    public static Problem SlotBusy { get; } = Busy with
    {
        Detail = "Many transactions are at work on the same slot; nothing was written. Come back after the time in "
            + "Retry-After, and spread what is written often over more keys.",
    };

    /// <summary>429 of a body that there is no room for.</summary>
    public static Problem BodiesBusy { get; } = Busy with
    {
        Detail = "The bodies of other requests take all the room that this host has for them; nothing was written. "
            + "Come back after the time in Retry-After.",
    };

    /// <summary>503 of a transaction whose outcome is not known.</summary>
    public static Problem InDoubt(string id) =>
        Of(ProblemTypes.InDoubt, "Outcome not known yet", 503) with
        {
            Detail = "Not all replicas answered in time. Ask at the address in Location, or repeat the request under "
                + "this id.",
            TransactionId = id,
            Outcome = TransactionStatuses.InDoubt,
            Retryable = true,
        };

    /// <summary>503 of a transaction of which nothing happened, because storage did not let it begin.</summary>
    public static Problem UnavailableTransaction(string id) =>
        NoSnapshot with { TransactionId = id, Outcome = TransactionStatuses.Aborted };

    /// <summary>503 of a snapshot: nobody answered, or writers did not leave the items alone for two reads.</summary>
    public static Problem NoSnapshot =>
        Unavailable with
        {
            Title = "Storage does not answer or does not hold still",
            Detail = "Storage did not answer in time, or the items were written so often that they could not be read "
                + "as of one moment; nothing was written. Try again.",
        };

    /// <summary>503 of a read, or before a transaction began.</summary>
    public static Problem Unavailable { get; } = Of(ProblemTypes.Unavailable, "Storage does not answer", 503) with
    {
        Detail = "Storage did not answer in time; nothing was written.",
        Retryable = true,
    };

    /// <summary>503 of a token that cannot be checked.</summary>
    public static Problem UnavailableAuthority { get; } = Unavailable with
    {
        Title = "The authority does not answer",
        Detail = "The authority that issues access tokens has not told its keys yet, so nobody can be let in; nothing "
            + "was done. Try again.",
    };

    /// <summary>503 of an operation on shards whose start is not known.</summary>
    public static Problem UnavailableOperation { get; } = Unavailable with
    {
        Detail = "The account of the orchestrations did not answer in time. The operation may have begun; it is safe "
            + "to repeat. GET /api/cluster tells.",
    };

    /// <summary>503 of a request that only reads.</summary>
    public static Problem UnavailableRead { get; } = Unavailable with
    {
        Detail = "Storage did not answer in time.",
    };

    /// <summary>503 of a request about sagas: those are safe to repeat.</summary>
    public static Problem UnavailableSagas { get; } = Unavailable with
    {
        Detail = "Storage did not answer in time. The request may have been carried out; it is safe to repeat.",
    };

    /// <summary>503 of a request about a lock.</summary>
    public static Problem UnavailableLock { get; } = Unavailable with
    {
        Detail = "Storage gave no clear answer in time. The request may have been carried out; it is safe to repeat.",
    };

    /// <summary>503 of a saga that may have started.</summary>
    public static Problem UnavailableSaga(string id) => Unavailable with
    {
        Detail = "Storage did not answer in time, so the saga may have started, or may not. Repeat the request under "
            + "this id: it joins the saga, or starts it.",
        SagaId = id,
    };

    /// <summary>503 of a view that has not applied yet what a reader must see.</summary>
    public static Problem ViewBehind(TimeSpan? lag, IReadOnlyList<int> slots) =>
        Of(ProblemTypes.ViewBehind, "The view is behind", 503) with
        {
            Detail = "Something of these slots that was acknowledged up to the time in after may be missing in the "
                + "view. Repeat the request, with a longer waitMs perhaps; without after the view is read as it is.",
            Retryable = true,
            LagMs = (long?)lag?.TotalMilliseconds,
            Slots = slots,
        };

    /// <summary>500.</summary>
    public static Problem Internal { get; } = Of(ProblemTypes.Internal, "Internal error", 500) with
    {
        Detail = "The request failed. The host's log tells why.",
    };

    static Problem Of(string type, string title, int status) => new() { Type = type, Title = title, Status = status };
}
