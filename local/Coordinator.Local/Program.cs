return await Coordinator.Local.CommandLine.Launcher.RunAsync(args);
