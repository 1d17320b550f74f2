using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Definitions;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Core.Views.Catalog;

/// <summary>
/// The views and their generations. Every change is a compare-and-set, safe beside other hosts and safe to repeat;
/// every method throws <see cref="StoreUnavailableException"/> when the store gives no clear answer.
/// </summary>
/// <param name="records">Where they are kept.</param>
/// <param name="time">When generations begin and end.</param>
/// <param name="options">How new generations are kept.</param>
public sealed class ViewCatalog(IRecordStore records, TimeProvider time, ViewOptions options)
{
    const string Partition = "views";
    const int TriesMax = 10;

    /// <summary>Creates a view, or begins the generation that shows a changed definition.</summary>
    /// <param name="definition">The definition.</param>
    public Task<ViewPut> PutAsync(ViewDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var wanted = GenerationOf(new JsonProjection(definition), definition.Fingerprint) with
        {
            Tenant = definition.Tenant,
            Definition = definition.Json,
            KeyParts = definition.Key.Length,
        };
        return ChangeAsync(definition.Name, view => ViewRules.Put(view, wanted));
    }

    /// <summary>
    /// Creates a view of code, or begins the generation of a higher version. A lower version than the stored one
    /// changes nothing: newer hosts are running already.
    /// </summary>
    /// <param name="projection">The code.</param>
    /// <exception cref="InvariantViolationException">
    /// It has no allowed name, source or aggregates, or others than before under the same version.
    /// </exception>
    public Task<ViewPut> RegisterAsync(IProjection projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        ProjectionRules.Require(projection);
        var wanted = GenerationOf(projection, ProjectionRules.FingerprintOf(projection)) with
        {
            CodeVersion = projection.Version,
        };
        return ChangeAsync(projection.Name, view => ViewRules.Register(view, wanted));
    }

    /// <summary>A view; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tenant">Only if it is this tenant's; nobody for whosever it is.</param>
    public async Task<ViewInfo?> FindAsync(string name, Tenant tenant = default) =>
        await ReadAsync(name) is { View.IsDeleted: false } found && tenant.Sees(found.View.Tenant)
            ? found.View
            : null;

    /// <summary>A page of the list of views.</summary>
    /// <param name="size">The most to return, 1 to <see cref="Limits.ViewPageMax"/>.</param>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="tenant">Only the views of this tenant; nobody for all.</param>
    /// <exception cref="InvalidCursorException">The cursor is none of this list's.</exception>
    public async Task<ViewList> ListAsync(int size, string? cursor, Tenant tenant = default)
    {
        var list = Partition + tenant.Scope("");
        var after = PageCursor.Decode(list, cursor) is { } plain ? tenant.Scope(plain) : null;
        var page = await PageAsync(after, size, tenant);
        var last = page.Length < size ? null : tenant.Plain(page[^1].Name);
        return new ViewList(
            [.. page.Where(view => !view.IsDeleted && tenant.Sees(view.Tenant))], PageCursor.Encode(list, last));
    }

    /// <summary>All views, and what is left of deleted ones.</summary>
    public async Task<ImmutableArray<ViewInfo>> AllAsync()
    {
        var views = ImmutableArray.CreateBuilder<ViewInfo>();
        var page = await PageAsync(after: null, Limits.ViewPageMax);
        for (; page.Length == Limits.ViewPageMax; page = await PageAsync(page[^1].Name, Limits.ViewPageMax))
            views.AddRange(page);
        views.AddRange(page);
        return views.ToImmutable();
    }

    /// <summary>Deletes a view. Its generations go afterwards, see <see cref="ViewPurge"/>.</summary>
    /// <param name="name">The view.</param>
    /// <param name="tenant">Only if it is this tenant's; nobody for whosever it is.</param>
    /// <returns>False when there is none.</returns>
    public async Task<bool> DeleteAsync(string name, Tenant tenant = default)
    {
        // A repetition that meets its own first write finds it deleted.
        var existed = false;
        await ChangeAsync(name, view =>
        {
            if (!tenant.Sees(view.Tenant))
                return view;
            existed |= !view.IsDeleted;
            return ViewRules.Delete(view, time.GetUtcNow());
        });
        return existed;
    }

    /// <summary>
    /// Begins to build a view once more beside its live generation. One that is being built already is that one.
    /// </summary>
    /// <param name="name">The view.</param>
    /// <param name="tenant">Only if it is this tenant's; nobody for whosever it is.</param>
    /// <returns>The view, whose <see cref="ViewInfo.Building"/> has to be built; null when there is none.</returns>
    public async Task<ViewInfo?> BeginRebuildAsync(string name, Tenant tenant = default)
    {
        var view = await ChangeAsync(name, view => tenant.Sees(view.Tenant)
            ? ViewRules.Rebuild(view, options.Partitions, time.GetUtcNow())
            : view);
        return view.IsDeleted || !tenant.Sees(view.Tenant) ? null : view;
    }

    /// <summary>
    /// Makes the generation that is being built the live one, and retires the one before. Whether it has caught up is
    /// the caller's to know, see <see cref="ViewRebuild"/>.
    /// </summary>
    public async Task<SwapState> SwapAsync(string name, int generation)
    {
        var view = await ChangeAsync(name, view => ViewRules.Swap(view, generation, time.GetUtcNow()));
        return view.Live?.Number == generation ? SwapState.Swapped : SwapState.Superseded;
    }

    /// <summary>Notes that a retired generation's records were found gone.</summary>
    internal Task MarkPurgedAsync(string name, int generation) =>
        ChangeAsync(name, view => ViewRules.Purged(view, generation));

    /// <summary>Forgets a retired generation.</summary>
    internal Task ForgetAsync(string name, int generation) =>
        ChangeAsync(name, view => ViewRules.Forget(view, generation));

    GenerationInfo GenerationOf(IProjection projection, string fingerprint) => new()
    {
        Number = 0,
        Partitions = options.Partitions,
        Source = projection.Source,
        Aggregates = [.. projection.Aggregates.OrderBy(aggregate => aggregate.Name, StringComparer.Ordinal)],
        Fingerprint = fingerprint,
        BegunAt = time.GetUtcNow(),
    };

    async Task<ViewInfo> ChangeAsync(string name, Func<ViewInfo, ViewInfo> change) =>
        (await ChangeAsync(name, view => new ViewPut(ViewPutState.Unchanged, change(view)))).View;

    async Task<ViewPut> ChangeAsync(string name, Func<ViewInfo, ViewPut> change)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var (view, etag) = await ReadAsync(name);
            var put = change(view);
            if (ReferenceEquals(put.View, view) || await WriteAsync(put.View, etag))
                return put;
        }

        throw new StoreUnavailableException("change of a view");
    }

    /// <returns>
    /// Whether it is written; otherwise read again: others were faster, or nobody knows and it may be written.
    /// </returns>
    async Task<bool> WriteAsync(ViewInfo view, ETag? etag)
    {
        var key = new RecordKey(Partition, view.Name);
        var bytes = StoredJson.Bytes(view);
        RecordWrite write = etag is { } mark ? new ReplaceRecord(key, bytes, mark) : new InsertRecord(key, bytes);
        return (await records.CommitAsync([write])).Status == CommitStatus.Applied;
    }

    async Task<(ViewInfo View, ETag? ETag)> ReadAsync(string name)
    {
        var read = await records.ReadAsync(new RecordKey(Partition, name));
        return read.Status switch
        {
            ReadStatus.Found => (StoredJson.Parse<ViewInfo>(read.Record!.Value), read.Record.ETag),
            ReadStatus.Absent => (new ViewInfo { Name = name }, null),
            _ => throw new StoreUnavailableException("read of a view"),
        };
    }

    async Task<ImmutableArray<ViewInfo>> PageAsync(string? after, int size, Tenant tenant = default)
    {
        var page = await records.ListAsync(Partition, tenant.Scope(""), after, size)
            ?? throw new StoreUnavailableException("list of views");
        return [.. page.Select(record => StoredJson.Parse<ViewInfo>(record.Value))];
    }
}
