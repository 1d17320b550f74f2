using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Hosting;

// "func start" passes on the flat values of this file only; the sections are read here. It is never published.
var local = Path.Combine(AppContext.BaseDirectory, "local.settings.json");
CoordinatorApplication.Build(args, settings =>
{
    if (File.Exists(local))
        settings.AddSettingsFile(local);
}).Run();
