using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Coordinator.Contracts.Telemetry;
using Coordinator.Core.Effects;
using Coordinator.Functions.Limiting;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Telemetry.Instruments;
using Coordinator.Functions.Telemetry.Traces;
using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Runtime.Durable;
using Coordinator.Storage;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Coordinator.Functions.Tests.Telemetry;

/// <summary>docs/TELEMETRY.md tells of every event, instrument and span, and of none that is not there.</summary>
public sealed partial class TelemetryCatalogTests
{
    const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    static readonly string[] Document = File.ReadAllLines(Repository.PathOf("docs", "TELEMETRY.md"));

    static readonly List<(MethodInfo Method, LoggerMessageAttribute Event)> Events =
    [
        .. new[] { typeof(HostMetrics).Assembly, typeof(TableStores).Assembly, typeof(IIdSource).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(Any))
            .Select(method => (method, method.GetCustomAttribute<LoggerMessageAttribute>()!))
            .Where(one => one.Item2 is not null),
    ];

    [Fact]
    public void An_event_is_not_in_the_catalogue_or_only_there()
    {
        var told = Rows(Event()).Select(row => $"{row["id"]} {row["level"]} {row["name"]}");
        told.ShouldBe(Events.OrderBy(one => one.Event.EventId).Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Event.EventId} {one.Event.Level} {one.Method.Name}")));
    }

    [Fact]
    public void Two_events_have_one_id() => Events.Select(one => one.Event.EventId).ShouldBeUnique();

    [Fact]
    public void An_assembly_logs_that_the_catalogue_does_not_look_at()
    {
        string[] folders = ["functions", "shared", "local", "samples"];
        var separator = Path.DirectorySeparatorChar;
        folders.SelectMany(folder =>
                Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{separator}obj{separator}", StringComparison.Ordinal))
            .Sum(file => LoggerMessage().Count(File.ReadAllText(file)))
            .ShouldBe(Events.Count);
    }

    [Fact]
    public void An_instrument_is_not_in_the_catalogue_or_only_there()
    {
        var told = Rows(Instrument()).Select(row => $"{row["name"]} {row["kind"]} {row["unit"]}".TrimEnd());
        told.ShouldBe(Instruments().Select(one => $"{one.Name} {KindOf(one)} {one.Unit}".TrimEnd()), ignoreOrder: true);
    }

    [Fact]
    public void A_span_is_not_in_the_catalogue_or_only_there()
    {
        var phases = ConstantsOf(typeof(RunPhases)).Select(phase => $"{Spans.Transaction}.{phase}");
        var spans = ConstantsOf(typeof(Spans)).Except([Spans.SourceName]).Concat(phases);
        Rows(Span()).Select(row => row["name"]).ShouldBe(spans, ignoreOrder: true);
    }

    [Fact]
    public void A_tag_of_spans_is_not_in_the_catalogue_or_only_there()
    {
        var told = Rows(Span()).SelectMany(row => Quoted().Matches(row["tags"]))
            .Select(tag => tag.Groups["text"].Value);
        told.Distinct().ShouldBe(ConstantsOf(typeof(SpanTags)), ignoreOrder: true);
    }

    static List<Instrument> Instruments()
    {
        var found = new List<Instrument>();
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == HostMetrics.MeterName
                    && (instrument.Meter.Scope is null || instrument.Meter.Scope == factory))
                    found.Add(instrument);
            },
        };
        listener.Start();
        var metrics = new HostMetrics(factory);
        metrics.Stores.Watch(new NoStores());
        metrics.Calls.Watch(new Admission(FunctionCall.Settings, TimeProvider.System));
        RuntimeHelpers.RunClassConstructor(typeof(OrchestrationMetrics).TypeHandle);
        RuntimeHelpers.RunClassConstructor(
            typeof(TableStores).Assembly.GetType("Coordinator.Storage.StorageMetrics", throwOnError: true)!.TypeHandle);
        return found;
    }

    static string KindOf(Instrument instrument) => instrument.GetType().Name switch
    {
        "Counter`1" => InstrumentKinds.Counter,
        "Histogram`1" => InstrumentKinds.Histogram,
        "ObservableGauge`1" => InstrumentKinds.Gauge,
        var other => other,
    };

    static IEnumerable<string> ConstantsOf(Type type) =>
        type.GetFields(Any).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    static IEnumerable<Dictionary<string, string>> Rows(Regex form) =>
        Document.Select(line => form.Match(line)).Where(match => match.Success).Select(match =>
            form.GetGroupNames().ToDictionary(name => name, name => match.Groups[name].Value, StringComparer.Ordinal));

    [GeneratedRegex(@"^\| (?<id>\d+) \| (?<level>\w+) \| (?<name>\w+) \| .{10,} \|$", RegexOptions.ExplicitCapture)]
    private static partial Regex Event();

    [GeneratedRegex(
        @"^\| `(?<name>[a-z.]+)` \| (?<kind>counter|histogram|gauge) \| (`(?<unit>[^`]+)` )?\| ([^|]+ )?\| .{5,} \|$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| `(?<name>[a-z.]+)` \| (?!counter|histogram|gauge)[^|]+ \| (?<tags>[^|]*)\|$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Span();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\[LoggerMessage\(")]
    private static partial Regex LoggerMessage();

    sealed class NoStores : IStoreHealth
    {
        public IReadOnlyList<StoreHealthState> All => [];

        public StoreHealthState Of(string store) => throw new NotSupportedException();
    }
}
