using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Hosting;

CoordinatorApplication.Build(args).Run();
