using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Settings of earlier versions: a host that passed over them in silence would go by a default.</summary>
static class RetiredSettings
{
    static readonly (string Old, string New)[] Names =
    [
        ("Coordinator:Sweep:Schedule", SettingNames.SweepSchedule),
        ("Coordinator:CleanUp:Schedule", SettingNames.CleanUpSchedule),
    ];

    /// <summary>One sentence for each that is still there.</summary>
    public static IEnumerable<string> MistakesIn(IConfiguration configuration) => Names
        .Where(name => configuration[name.Old] is not null)
        .Select(name => $"{name.Old} is called {name.New} now, beside the sections; move its value there.");
}
