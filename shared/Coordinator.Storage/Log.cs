using Microsoft.Extensions.Logging;

namespace Coordinator.Storage;

/// <summary>All that this assembly logs; events 2000-2099. Never keys, values, addresses or secrets.</summary>
static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning,
        "A {Request} in store {Store} got no clear answer: status {Status}, code {Code}, {Exception}; "
        + "{LeftOut} more requests there got none since the last such line")]
    public static partial void Unanswered(
        this ILogger log, string request, string store, int status, string? code, string? exception, int leftOut);

    [LoggerMessage(2002, LogLevel.Warning,
        "A {Request} in the registers of store {Store} got no clear answer: status {Status}, code {Code}, {Exception}; "
        + "{LeftOut} more requests there got none since the last such line")]
    public static partial void RegisterUnanswered(
        this ILogger log, string request, string store, int status, string? code, string? exception, int leftOut);

    [LoggerMessage(2003, LogLevel.Warning,
        "A request to resolve was not sent; the sweeper will find it: status {Status}, code {Code}, {Exception}")]
    public static partial void NudgeDropped(this ILogger log, int status, string? code, string? exception);

    [LoggerMessage(2004, LogLevel.Error,
        "A scan of store {Store} met a row that cannot be read: slot {Slot}, incarnation {Incarnation}, kind {Kind}")]
    public static partial void Unreadable(this ILogger log, string store, int slot, int incarnation, string kind);

    [LoggerMessage(2005, LogLevel.Warning,
        "A {Request} in the table of sagas got no clear answer: status {Status}, code {Code}, {Exception}; "
        + "{LeftOut} more requests got none since the last such line")]
    public static partial void SagasUnanswered(
        this ILogger log, string request, int status, string? code, string? exception, int leftOut);

    [LoggerMessage(2006, LogLevel.Error, "A list of sagas left out a row of kind {Kind} that cannot be read")]
    public static partial void SagaRowUnreadable(this ILogger log, string kind);

    [LoggerMessage(2007, LogLevel.Warning,
        "A {Request} in the table of records got no clear answer: status {Status}, code {Code}, {Exception}; "
        + "{LeftOut} more requests got none since the last such line")]
    public static partial void RecordsUnanswered(
        this ILogger log, string request, int status, string? code, string? exception, int leftOut);

    [LoggerMessage(2008, LogLevel.Warning,
        "Store {Store} does not answer: requests to it end at once, but for a trial each second")]
    public static partial void StoreGivenUp(this ILogger log, string store);

    [LoggerMessage(2009, LogLevel.Information, "Store {Store} answers again")]
    public static partial void StoreIsBack(this ILogger log, string store);

    [LoggerMessage(2010, LogLevel.Warning,
        "A request to look after event logs was not sent; the sweep will find them: status {Status}, code {Code}, "
        + "{Exception}")]
    public static partial void LogNudgeDropped(this ILogger log, int status, string? code, string? exception);

    [LoggerMessage(2011, LogLevel.Error, "Store {Store} holds a row of a register that cannot be read")]
    public static partial void RegisterRowUnreadable(this ILogger log, string store);
}
