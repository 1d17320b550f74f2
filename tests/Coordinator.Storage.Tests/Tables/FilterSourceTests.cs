using System.Runtime.CompilerServices;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Records;
using Coordinator.Storage.Rows;
using Coordinator.Storage.Sagas;
using Coordinator.Storage.Tables;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Tables;

/// <summary>S05: filters are written by the client library, over properties that exist.</summary>
public sealed class FilterSourceTests
{
    static readonly string[] Comparisons = [" eq ", " ne ", " lt ", " le ", " gt ", " ge "];

    [Fact]
    public void A_filter_is_made_of_plain_strings()
    {
        var sources = Directory.GetFiles(StorageFolder(), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllLines);
        sources.Count.ShouldBeGreaterThan(20);
        sources.Where(source => source.Value.Any(line => line.Contains("QueryAsync<", StringComparison.Ordinal)))
            .Select(source => source.Key).ShouldBe(["TableRequests.cs"]);
        foreach (var (file, lines) in sources)
        {
            foreach (var line in lines.Where(IsComparison))
            {
                file.ShouldBeOneOf("ScanFilter.cs", "SagaFilter.cs", "RecordFilter.cs");
                line.ShouldContain("TableClient.CreateQueryFilter($\"");
            }
        }
    }

    [Fact]
    public void A_filter_names_a_property_that_is_not_stored()
    {
        var filters = Enum.GetValues<ScanKind>().Select(kind =>
            ScanFilter.Of(new ScanQuery(Some.StoreName, kind, Some.Replica, new Hlc(1))
            {
                Item = Some.Name(),
                Sequences = new SequenceRange(1, 2),
            }));
        var names = filters.SelectMany(filter => filter.Split([" and ", " or "], StringSplitOptions.None))
            .Select(part => part.Trim('(', ')').Split(' ')[0]).ToHashSet();
        names.ShouldBe(
            ["PartitionKey", "RowKey", Columns.CommitTime, Columns.Open, Columns.Tombstone], ignoreOrder: true);
    }

    [Fact]
    public void A_filter_of_sagas_names_a_property_that_is_not_stored()
    {
        var time = DateTimeOffset.UnixEpoch;
        var queries = Enum.GetValues<SagaState>().Select(state => new SagaQuery
        {
            State = state,
            Definition = "book-trip",
            StartedAfter = time,
            StartedBefore = time.AddDays(1),
            Size = 1,
        });
        var filters = queries.Select(query => SagaFilter.Of(query)).Append(SagaFilter.Definitions(Tenant.None))
            .Select(range => range.Filter);
        var names = filters.SelectMany(filter => filter.Split(" and ")).Select(part => part.Split(' ')[0]).ToHashSet();
        names.ShouldBe(["PartitionKey", "RowKey", Columns.State, Columns.Definition], ignoreOrder: true);
    }

    [Fact]
    public void A_filter_of_records_names_a_property_that_is_not_stored() =>
        RecordFilter.Of("view/it's", "row/", "row/'").ShouldBe(
            "PartitionKey eq 'view.2fit.27s' and RowKey ge 'view.2fit.27s.-row.2f.27-' "
            + "and RowKey lt 'view.2fit.27s.-row.2f~'");

    static bool IsComparison(string line) =>
        Comparisons.Any(word => line.Contains(word, StringComparison.Ordinal))
        && !line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    static string StorageFolder([CallerFilePath] string thisFile = "")
    {
        var root = Path.GetDirectoryName(thisFile);
        while (root is not null && !File.Exists(Path.Combine(root, "Coordinator.sln")))
            root = Path.GetDirectoryName(root);
        root.ShouldNotBeNull();
        return Path.Combine(root, "shared", "Coordinator.Storage");
    }
}
