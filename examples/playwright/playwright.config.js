export default { fullyParallel: true, workers: 2 }
