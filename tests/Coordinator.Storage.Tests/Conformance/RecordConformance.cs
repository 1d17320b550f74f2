using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <summary>
/// What every store of records must do, whatever it is made of. Derived once for each; each test starts with an empty
/// one.
/// </summary>
public abstract partial class RecordConformance : IAsyncLifetime
{
    const string Partition = "view/totals/1";

    protected IRecordStore Records { get; private set; } = null!;

    public async Task InitializeAsync() => Records = await CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    protected abstract Task<IRecordStore> CreateAsync();

    /// <summary>Lets the next request meet a fault.</summary>
    protected abstract void FailNext(Fault fault);

    static RecordKey Key(string name = "a") => new(Partition, name);

    static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);

    static InsertRecord Insert(string name = "a", string value = "1") => new(Key(name), Json(value));

    static ReplaceRecord Replace(string name, string value, ETag etag) => new(Key(name), Json(value), etag);

    static DeleteRecord Delete(string name, ETag? etag = null) => new(Key(name), etag);

    /// <summary>Different names in the order of their numbers.</summary>
    static string[] Numbered(int count) =>
        [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i:d4}"))];

    Task<CommitResult> CommitAsync(params RecordWrite[] writes) => Records.CommitAsync([.. writes]);

    /// <summary>Commits what has to succeed.</summary>
    async Task<ETag> PutAsync(RecordWrite write)
    {
        var result = await Records.CommitAsync([write]);
        result.Status.ShouldBe(CommitStatus.Applied);
        return result.ETags.ShouldHaveSingleItem()!.Value;
    }

    /// <summary>Records whose values are their names.</summary>
    async Task PutAllAsync(IEnumerable<string> names, string partition = Partition)
    {
        foreach (var some in names.Chunk(Limits.BatchRowsMax))
        {
            var result = await Records.CommitAsync(
                [.. some.Select(name => new InsertRecord(new RecordKey(partition, name), ValueOf(name)))]);
            result.Status.ShouldBe(CommitStatus.Applied);
        }
    }

    static ReadOnlyMemory<byte> ValueOf(string name) => Json($"\"{Uri.EscapeDataString(name)}\"");

    /// <summary>Reads what the store surely answers.</summary>
    async Task<RecordRead> ReadAsync(RecordKey key)
    {
        var read = await Records.ReadAsync(key);
        read.Status.ShouldNotBe(ReadStatus.Unknown);
        return read;
    }

    async Task<string> ReadTextAsync(string name = "a") =>
        TextOf((await ReadAsync(Key(name))).Record.ShouldNotBeNull());

    static string TextOf(StoredRecord record) => Encoding.UTF8.GetString(record.Value.Span);

    async Task<ImmutableArray<StoredRecord>> ListAsync(
        string prefix = "", string? after = null, int top = 5000, string partition = Partition) =>
        (await Records.ListAsync(partition, prefix, after, top)).ShouldNotBeNull();

    async Task<List<string>> NamesAsync(
        string prefix = "", string? after = null, int top = 5000, string partition = Partition) =>
        [.. (await ListAsync(prefix, after, top, partition)).Select(record => record.Key.Name)];

    static void ShouldBeRefused(CommitResult result, int index, RefusalReason reason)
    {
        result.Status.ShouldBe(CommitStatus.Refused);
        (result.RefusedIndex, result.Reason).ShouldBe((index, reason));
    }
}
