using System.Text.Json;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.Local.Storage;
using Shouldly;

namespace Coordinator.EndToEnd.Tests.Launcher;

/// <summary>Settings that somebody copied and changed long ago still serve what has come since.</summary>
public sealed class SettingsTemplateTests : IDisposable
{
    const string Sample =
        """{"Coordinator":{"Stores":[{"Name":"a"}],"Outgoing":{"AllowedHosts":["localhost:7075"]}}}""";

    static readonly KeyValuePair<string, string>[] Connections =
        [KeyValuePair.Create("a", "UseDevelopmentStorage=true")];

    readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_copy_from_before_there_were_sagas_allows_no_call_of_the_sample() =>
        HostsWith("""{"Coordinator":{"Stores":[{"Name":"a"}]}}""").ShouldBe(["localhost:7075"]);

    [Fact]
    public void A_host_that_somebody_took_out_is_allowed_again() =>
        HostsWith("""{"Coordinator":{"Stores":[{"Name":"a"}],"Outgoing":{"AllowedHosts":[]}}}""").ShouldBeEmpty();

    string?[] HostsWith(string own)
    {
        File.WriteAllText(Path.Combine(_root.FullName, "local.settings.sample.json"), Sample);
        File.WriteAllText(Path.Combine(_root.FullName, "local.settings.json"), own);
        SettingsTemplate.Load(_root.FullName).WriteWith(Connections, _root.SettingsFile);
        using var written = JsonDocument.Parse(File.ReadAllText(_root.SettingsFile));
        return [.. written.RootElement.GetProperty("Coordinator").GetProperty("Outgoing").GetProperty("AllowedHosts")
            .EnumerateArray().Select(host => host.GetString())];
    }
}
