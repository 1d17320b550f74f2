using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Storage.Keys;

namespace Coordinator.Storage.Sagas;

/// <summary>
/// The names of partitions and rows in the table of sagas. RowKeys are unique in the whole table, since Azurite looks
/// rows up by them alone.
/// <list type="table">
/// <item><term><c>s.trip-9</c> / <c>s.trip-9</c></term>
/// <description>A saga: a partition of its own.</description></item>
/// <item><term><c>list</c> / <c>a.{time}.trip-9</c></term>
/// <description>Its entry in the list of all, the newest first.</description></item>
/// <item><term><c>list</c> / <c>o.{time}.trip-9</c></term>
/// <description>Its entry in the list of those that have not ended.</description></item>
/// <item><term><c>list</c> / <c>d.book-trip.{time}.trip-9</c></term>
/// <description>Its entry in the list of its definition.</description></item>
/// <item><term><c>list</c> / <c>ta.acme.{time}.acme-trip-9</c></term>
/// <description>Its entry in the list of all of its tenant, if it has one.</description></item>
/// <item><term><c>list</c> / <c>to.acme.{time}.acme-trip-9</c></term>
/// <description>Its entry in the list of its tenant's that have not ended.</description></item>
/// <item><term><c>definitions</c> / <c>n.book-trip</c></term>
/// <description>The newest version of a definition.</description></item>
/// <item><term><c>definitions</c> / <c>v.book-trip.0000000003</c></term><description>A version.</description></item>
/// </list>
/// <c>{time}</c> is what is left of time at the start, in ticks, so that the newest sorts first.
/// </summary>
static class SagaKeys
{
    /// <summary>The partition of all lists, so that one batch writes a saga's entries.</summary>
    public const string ListPartition = "list";

    /// <summary>The partition of all definitions, so that their names are one range.</summary>
    public const string DefinitionPartition = "definitions";

    const string All = "a.";

    const string Open = "o.";

    const string Newest = "n.";

    /// <summary>After every digit and dot: the end of a range.</summary>
    const string AfterAll = "~";

    const int IdCharsMax = 200;

    /// <summary>Both keys of a saga's row.</summary>
    public static string Saga(string id) => "s." + KeyText.Encode(id, IdCharsMax);

    /// <summary>Before the time: the list of all of a tenant; of nobody, of all.</summary>
    public static string AllOf(Tenant tenant) => tenant.IsNone ? All : $"ta.{tenant.Name}.";

    /// <summary>Before the time: the list of a tenant's that have not ended; of nobody, of all that have not.</summary>
    public static string OpenOf(Tenant tenant) => tenant.IsNone ? Open : $"to.{tenant.Name}.";

    /// <summary>Before the time: the list of a definition.</summary>
    public static string OfDefinition(string name) => $"d.{name}.";

    /// <summary>An entry of a list.</summary>
    public static string Entry(string list, DateTimeOffset startedAt, string id) =>
        $"{list}{Left(startedAt)}.{KeyText.Encode(id, IdCharsMax)}";

    /// <summary>The newest version of a definition.</summary>
    public static string NewestOf(string name) => Newest + name;

    /// <summary>A version of a definition.</summary>
    public static string Version(string name, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"v.{name}.{version:d10}");

    /// <summary>The part of a list that started within bounds.</summary>
    /// <param name="list">What stands before the time.</param>
    /// <param name="after">At this time or later; null for any.</param>
    /// <param name="before">Before this time; null for any.</param>
    public static KeyRange Range(string list, DateTimeOffset? after, DateTimeOffset? before) => new(
        list + (before is { } end ? Left(end) + AfterAll : ""),
        list + (after is { } start ? Left(start) : "") + AfterAll);

    /// <summary>The newest versions of a tenant's definitions; of nobody, of all.</summary>
    public static KeyRange NewestRange(Tenant tenant) =>
        new(Newest + tenant.Scope(""), Newest + tenant.Scope("") + AfterAll);

    static string Left(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.Ticks - time.UtcTicks).ToString("d19", CultureInfo.InvariantCulture);
}
