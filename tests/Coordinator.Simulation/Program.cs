using Coordinator.Simulation;

return await SimulationCommand.Build().Parse(args).InvokeAsync();
